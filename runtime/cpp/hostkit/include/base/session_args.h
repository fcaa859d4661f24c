/*
 * \brief  Adjustment of session arguments to the costs of a session object
 *
 * This header is part of the stand-in, Genode has it as part of base/service.h.
 */

#ifndef _INCLUDE__BASE__SESSION_ARGS_H_
#define _INCLUDE__BASE__SESSION_ARGS_H_

#include <base/allocator.h>
#include <session/session.h>

namespace Genode {

	using Adjusted_session_args = String<256>;

	/**
	 * Return 'args' with the costs deducted from the donated quota
	 *
	 * \param object_size   memory needed for the session object
	 * \param min_cap_quota capabilities needed by the session
	 */
	Attempt<Adjusted_session_args, Session_error>
	adjusted_session_args(char const *args, size_t object_size, size_t min_cap_quota);
}

#endif /* _INCLUDE__BASE__SESSION_ARGS_H_ */
