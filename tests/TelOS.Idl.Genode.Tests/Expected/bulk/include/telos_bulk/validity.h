/*
 * \brief  Checks of what arrives at servers of Telos bulk
 * \author TelOS IDL compiler
 */

/*
 * Generated from bulk.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__TELOS_BULK__VALIDITY_H_
#define _INCLUDE__TELOS_BULK__VALIDITY_H_

#include <telos/server.h>
#include <telos/used_bytes.h>
#include <telos_bulk/telos_bulk.h>

/*
 * The functions return true if a value is one of its type. A message contains
 * whatever its sender put into it.
 */
namespace Telos_bulk {

	static inline bool valid(Bulk_error const &);
}

/*
 * The functions copy a value to memory that is zero, without bytes of it that
 * mean nothing.
 */
namespace Telos_bulk {

	[[maybe_unused]] static inline void copy_used(Contract_info const &, Contract_info &);
}


inline void Telos_bulk::copy_used(Contract_info const &from, Contract_info &to)
{
	Telos::assign_used(from.major, to.major);
	Telos::assign_used(from.minor, to.minor);
	Telos::assign_used(from.hash, to.hash);
}


inline bool Telos_bulk::valid(Bulk_error const &value)
{
	switch (value) {
	case Bulk_error::UNSUPPORTED:
	case Bulk_error::TOO_LARGE:
	case Bulk_error::OUT_OF_RAM:
	case Bulk_error::OUT_OF_CAPS:
	case Bulk_error::NOTHING_WAITS:
		return true;
	}
	return false;
}

#endif /* _INCLUDE__TELOS_BULK__VALIDITY_H_ */
