/*
 * \brief  Connection to LOG service
 */

#ifndef _INCLUDE__LOG_SESSION__CONNECTION_H_
#define _INCLUDE__LOG_SESSION__CONNECTION_H_

#include <base/connection.h>
#include <log_session/client.h>

namespace Genode { struct Log_connection; }


struct Genode::Log_connection : Connection<Log_session>, Log_session_client
{
	Log_connection(Env &env, Session_label const &label = { })
	:
		Connection<Log_session>(env, label, Ram_quota { RAM_QUOTA }, Args()),
		Log_session_client(cap())
	{ }
};

#endif /* _INCLUDE__LOG_SESSION__CONNECTION_H_ */
