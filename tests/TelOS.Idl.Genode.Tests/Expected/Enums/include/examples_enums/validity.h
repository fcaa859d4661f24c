/*
 * \brief  Checks of what arrives at servers of Examples enums
 * \author TelOS IDL compiler
 */

/*
 * Generated from Enums.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_ENUMS__VALIDITY_H_
#define _INCLUDE__EXAMPLES_ENUMS__VALIDITY_H_

#include <examples_enums/examples_enums.h>
#include <telos/server.h>

/* what is deprecated still arrives */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

/*
 * The functions return true if a value is one of its type. A message contains
 * whatever its sender put into it.
 */
namespace Examples_enums {

	static inline bool valid(Access const &);
	static inline bool valid(Rights const &);
	static inline bool valid(Failure const &);
}


inline bool Examples_enums::valid(Access const &value)
{
	switch (value) {
	case Access::READ:
	case Access::WRITE:
		return true;
	}
	return false;
}


inline bool Examples_enums::valid(Rights const &value)
{
	return (value.value & uint16_t(~uint16_t(3))) == 0;
}


inline bool Examples_enums::valid(Failure const &value)
{
	switch (value) {
	case Failure::UNSUPPORTED:
	case Failure::BUSY:
	case Failure::OUT_OF_RAM:
	case Failure::OUT_OF_CAPS:
	case Failure::LOST:
		return true;
	}
	return false;
}

#pragma GCC diagnostic pop

#endif /* _INCLUDE__EXAMPLES_ENUMS__VALIDITY_H_ */
