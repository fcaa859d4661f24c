/*
 * \brief  Samples hello session capability type
 * \author TelOS IDL compiler
 */

/*
 * Generated from hello.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__SAMPLES_HELLO_SESSION__CAPABILITY_H_
#define _INCLUDE__SAMPLES_HELLO_SESSION__CAPABILITY_H_

#include <base/capability.h>
#include <samples_hello_session/samples_hello_session.h>

namespace Samples_hello { using Session_capability = Capability<Session>; }

#endif /* _INCLUDE__SAMPLES_HELLO_SESSION__CAPABILITY_H_ */
