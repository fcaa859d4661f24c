/*
 * \brief  LOG session interface
 */

#ifndef _INCLUDE__LOG_SESSION__LOG_SESSION_H_
#define _INCLUDE__LOG_SESSION__LOG_SESSION_H_

#include <base/rpc_args.h>
#include <session/session.h>

namespace Genode {

	struct Log_session;
	struct Log_session_client;
}


struct Genode::Log_session : Session
{
	static char const *service_name() { return "LOG"; }

	static constexpr unsigned CAP_QUOTA = 2;
	static constexpr size_t   RAM_QUOTA = 8*1024;

	using Client = Log_session_client;

	enum { MAX_STRING_LEN = 232 };

	using String = Rpc_in_buffer<MAX_STRING_LEN>;

	virtual ~Log_session() { }

	virtual void write(String const &string) = 0;

	GENODE_RPC(Rpc_write, void, write, String const &);
	GENODE_RPC_INTERFACE(Rpc_write);
};

#endif /* _INCLUDE__LOG_SESSION__LOG_SESSION_H_ */
