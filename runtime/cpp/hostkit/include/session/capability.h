/*
 * \brief  Capability of any session
 */

#ifndef _INCLUDE__SESSION__CAPABILITY_H_
#define _INCLUDE__SESSION__CAPABILITY_H_

#include <base/capability.h>
#include <session/session.h>

namespace Genode { using Session_capability = Capability<Session>; }

#endif /* _INCLUDE__SESSION__CAPABILITY_H_ */
