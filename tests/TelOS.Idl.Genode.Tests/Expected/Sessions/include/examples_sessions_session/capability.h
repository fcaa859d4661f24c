/*
 * \brief  Examples sessions session capability type
 * \author TelOS IDL compiler
 */

/*
 * Generated from Sessions.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_SESSIONS_SESSION__CAPABILITY_H_
#define _INCLUDE__EXAMPLES_SESSIONS_SESSION__CAPABILITY_H_

#include <base/capability.h>
#include <examples_sessions_session/examples_sessions_session.h>

namespace Examples_sessions { using Session_capability = Capability<Session>; }

#endif /* _INCLUDE__EXAMPLES_SESSIONS_SESSION__CAPABILITY_H_ */
