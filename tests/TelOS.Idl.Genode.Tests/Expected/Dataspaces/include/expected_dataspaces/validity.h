/*
 * \brief  Checks of what arrives at servers of Expected dataspaces
 * \author TelOS IDL compiler
 */

/*
 * Generated from Dataspaces.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXPECTED_DATASPACES__VALIDITY_H_
#define _INCLUDE__EXPECTED_DATASPACES__VALIDITY_H_

#include <expected_dataspaces/expected_dataspaces.h>
#include <telos/server.h>
#include <telos/used_bytes.h>

/*
 * The functions return true if a value is one of its type. A message contains
 * whatever its sender put into it.
 */
namespace Expected_dataspaces {

	static inline bool valid(Kind const &);
	static inline bool valid(Event const &);
}

/*
 * The functions copy a value to memory that is zero, without bytes of it that
 * mean nothing.
 */
namespace Expected_dataspaces {

	[[maybe_unused]] static inline void copy_used(Event const &, Event &);
}


inline bool Expected_dataspaces::valid(Kind const &value)
{
	switch (value) {
	case Kind::KEY:
	case Kind::TOUCH:
		return true;
	}
	return false;
}


inline bool Expected_dataspaces::valid(Event const &value)
{
	return valid(value.kind);
}


inline void Expected_dataspaces::copy_used(Event const &from, Event &to)
{
	Telos::assign_used(from.kind, to.kind);
	Telos::assign_used(from.code, to.code);
}

#endif /* _INCLUDE__EXPECTED_DATASPACES__VALIDITY_H_ */
