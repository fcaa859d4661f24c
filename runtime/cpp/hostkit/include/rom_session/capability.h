/*
 * \brief  ROM-session capability
 */

#ifndef _INCLUDE__ROM_SESSION__CAPABILITY_H_
#define _INCLUDE__ROM_SESSION__CAPABILITY_H_

#include <base/capability.h>
#include <rom_session/rom_session.h>

namespace Genode { using Rom_session_capability = Capability<Rom_session>; }

#endif /* _INCLUDE__ROM_SESSION__CAPABILITY_H_ */
