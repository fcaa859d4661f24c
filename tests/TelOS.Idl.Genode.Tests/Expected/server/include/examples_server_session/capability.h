/*
 * \brief  Examples server session capability type
 * \author TelOS IDL compiler
 */

/*
 * Generated from server.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_SERVER_SESSION__CAPABILITY_H_
#define _INCLUDE__EXAMPLES_SERVER_SESSION__CAPABILITY_H_

#include <base/capability.h>
#include <examples_server_session/examples_server_session.h>

namespace Examples_server {

	using Player_capability  = Capability<Player>;
	using Session_capability = Capability<Session>;
}

#endif /* _INCLUDE__EXAMPLES_SERVER_SESSION__CAPABILITY_H_ */
