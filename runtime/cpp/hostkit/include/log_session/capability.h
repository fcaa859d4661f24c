/*
 * \brief  LOG-session capability
 */

#ifndef _INCLUDE__LOG_SESSION__CAPABILITY_H_
#define _INCLUDE__LOG_SESSION__CAPABILITY_H_

#include <base/capability.h>
#include <log_session/log_session.h>

namespace Genode { using Log_session_capability = Capability<Log_session>; }

#endif /* _INCLUDE__LOG_SESSION__CAPABILITY_H_ */
