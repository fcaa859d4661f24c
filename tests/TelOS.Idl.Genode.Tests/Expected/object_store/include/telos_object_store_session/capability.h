/*
 * \brief  Telos object store session capability type
 * \author TelOS IDL compiler
 */

/*
 * Generated from object_store.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__TELOS_OBJECT_STORE_SESSION__CAPABILITY_H_
#define _INCLUDE__TELOS_OBJECT_STORE_SESSION__CAPABILITY_H_

#include <base/capability.h>
#include <telos_object_store_session/telos_object_store_session.h>

namespace Telos_object_store { using Session_capability = Capability<Session>; }

#endif /* _INCLUDE__TELOS_OBJECT_STORE_SESSION__CAPABILITY_H_ */
