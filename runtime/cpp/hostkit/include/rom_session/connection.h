/*
 * \brief  Connection to ROM service
 */

#ifndef _INCLUDE__ROM_SESSION__CONNECTION_H_
#define _INCLUDE__ROM_SESSION__CONNECTION_H_

#include <base/connection.h>
#include <rom_session/client.h>

namespace Genode { struct Rom_connection; }


struct Genode::Rom_connection : Connection<Rom_session>, Rom_session_client
{
	/**
	 * Constructor
	 *
	 * \param label  name of the ROM module
	 */
	Rom_connection(Env &env, Session_label const &label)
	:
		Connection<Rom_session>(env, label, Ram_quota { RAM_QUOTA }, Args()),
		Rom_session_client(cap())
	{ }
};

#endif /* _INCLUDE__ROM_SESSION__CONNECTION_H_ */
