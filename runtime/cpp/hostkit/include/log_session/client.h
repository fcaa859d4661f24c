/*
 * \brief  Client-side LOG session interface
 */

#ifndef _INCLUDE__LOG_SESSION__CLIENT_H_
#define _INCLUDE__LOG_SESSION__CLIENT_H_

#include <base/rpc_client.h>
#include <log_session/capability.h>

namespace Genode { struct Log_session_client; }


struct Genode::Log_session_client : Rpc_client<Log_session>
{
	explicit Log_session_client(Log_session_capability cap) : Rpc_client<Log_session>(cap) { }

	void write(String const &string) override { call<Rpc_write>(string); }
};

#endif /* _INCLUDE__LOG_SESSION__CLIENT_H_ */
