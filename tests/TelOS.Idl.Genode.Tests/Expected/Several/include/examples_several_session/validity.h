/*
 * \brief  Checks of what arrives at servers of Examples several session
 * \author TelOS IDL compiler
 */

/*
 * Generated from Several.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_SEVERAL_SESSION__VALIDITY_H_
#define _INCLUDE__EXAMPLES_SEVERAL_SESSION__VALIDITY_H_

#include <examples_several_session/examples_several_session.h>
#include <telos/server.h>

/*
 * The functions return true if a value is one of its type. A message contains
 * whatever its sender put into it.
 */
namespace Examples_several {

	static inline bool valid(Failure const &);
}


inline bool Examples_several::valid(Failure const &value)
{
	switch (value) {
	case Failure::UNSUPPORTED:
	case Failure::NOT_FOUND:
	case Failure::OUT_OF_RAM:
		return true;
	}
	return false;
}

#endif /* _INCLUDE__EXAMPLES_SEVERAL_SESSION__VALIDITY_H_ */
