/*
 * \brief  Expected servers session capability type
 * \author TelOS IDL compiler
 */

/*
 * Generated from Servers.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXPECTED_SERVERS_SESSION__CAPABILITY_H_
#define _INCLUDE__EXPECTED_SERVERS_SESSION__CAPABILITY_H_

#include <base/capability.h>
#include <expected_servers_session/expected_servers_session.h>

namespace Expected_servers {

	using Player_capability  = Capability<Player>;
	using Session_capability = Capability<Session>;
}

#endif /* _INCLUDE__EXPECTED_SERVERS_SESSION__CAPABILITY_H_ */
