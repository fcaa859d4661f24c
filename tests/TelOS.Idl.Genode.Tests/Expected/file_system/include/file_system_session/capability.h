/*
 * \brief  File system session capability type
 * \author TelOS IDL compiler
 */

/*
 * Generated from file_system.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__FILE_SYSTEM_SESSION__CAPABILITY_H_
#define _INCLUDE__FILE_SYSTEM_SESSION__CAPABILITY_H_

#include <base/capability.h>
#include <file_system_session/file_system_session.h>

namespace File_system { using Session_capability = Capability<Session>; }

#endif /* _INCLUDE__FILE_SYSTEM_SESSION__CAPABILITY_H_ */
