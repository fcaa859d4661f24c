/*
 * \brief  Checks of what arrives at servers of Examples interfaces
 * \author TelOS IDL compiler
 */

/*
 * Generated from Interfaces.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_INTERFACES__VALIDITY_H_
#define _INCLUDE__EXAMPLES_INTERFACES__VALIDITY_H_

#include <examples_interfaces/examples_interfaces.h>
#include <telos/server.h>

/*
 * The functions return true if a value is one of its type. A message contains
 * whatever its sender put into it.
 */
namespace Examples_interfaces {

	static inline bool valid(Color const &);
	static inline bool valid(Failure const &);
}


inline bool Examples_interfaces::valid(Color const &value)
{
	switch (value) {
	case Color::RED:
	case Color::GREEN:
		return true;
	}
	return false;
}


inline bool Examples_interfaces::valid(Failure const &value)
{
	switch (value) {
	case Failure::UNSUPPORTED:
	case Failure::BUSY:
	case Failure::OUT_OF_RAM:
		return true;
	}
	return false;
}

#endif /* _INCLUDE__EXAMPLES_INTERFACES__VALIDITY_H_ */
