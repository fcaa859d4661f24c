/*
 * \brief  Timer-session capability
 */

#ifndef _INCLUDE__TIMER_SESSION__CAPABILITY_H_
#define _INCLUDE__TIMER_SESSION__CAPABILITY_H_

#include <base/capability.h>
#include <timer_session/timer_session.h>

namespace Timer { using Session_capability = Genode::Capability<Session>; }

#endif /* _INCLUDE__TIMER_SESSION__CAPABILITY_H_ */
