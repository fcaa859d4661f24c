/*
 * \brief  PD-session capability
 */

#ifndef _INCLUDE__PD_SESSION__CAPABILITY_H_
#define _INCLUDE__PD_SESSION__CAPABILITY_H_

#include <base/capability.h>
#include <pd_session/pd_session.h>

namespace Genode { using Pd_session_capability = Capability<Pd_session>; }

#endif /* _INCLUDE__PD_SESSION__CAPABILITY_H_ */
