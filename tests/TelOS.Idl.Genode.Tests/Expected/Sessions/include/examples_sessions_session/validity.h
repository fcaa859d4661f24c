/*
 * \brief  Checks of what arrives at servers of Examples sessions session
 * \author TelOS IDL compiler
 */

/*
 * Generated from Sessions.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_SESSIONS_SESSION__VALIDITY_H_
#define _INCLUDE__EXAMPLES_SESSIONS_SESSION__VALIDITY_H_

#include <examples_sessions_session/examples_sessions_session.h>
#include <telos/server.h>

/*
 * The functions return true if a value is one of its type. A message contains
 * whatever its sender put into it.
 */
namespace Examples_sessions {

	static inline bool valid(Failure const &);
}


inline bool Examples_sessions::valid(Failure const &value)
{
	switch (value) {
	case Failure::UNSUPPORTED:
	case Failure::NOT_FOUND:
		return true;
	}
	return false;
}

#endif /* _INCLUDE__EXAMPLES_SESSIONS_SESSION__VALIDITY_H_ */
