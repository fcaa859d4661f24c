/*
 * \brief  Checks of what arrives at servers of Telos object store session
 * \author TelOS IDL compiler
 */

/*
 * Generated from object_store.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__TELOS_OBJECT_STORE_SESSION__VALIDITY_H_
#define _INCLUDE__TELOS_OBJECT_STORE_SESSION__VALIDITY_H_

#include <telos/server.h>
#include <telos_object_store_session/telos_object_store_session.h>

/*
 * The functions return true if a value is one of its type. A message contains
 * whatever its sender put into it.
 */
namespace Telos_object_store {

	static inline bool valid(Access const &);
	static inline bool valid(Store_error const &);
}


inline bool Telos_object_store::valid(Access const &value)
{
	switch (value) {
	case Access::READ:
	case Access::WRITE:
		return true;
	}
	return false;
}


inline bool Telos_object_store::valid(Store_error const &value)
{
	switch (value) {
	case Store_error::UNSUPPORTED:
	case Store_error::NO_TRANSACTION:
	case Store_error::CONFLICT:
	case Store_error::NOT_FOUND:
	case Store_error::READ_ONLY:
	case Store_error::OUT_OF_RAM:
	case Store_error::OUT_OF_CAPS:
	case Store_error::STORAGE_FAILED:
	case Store_error::STORAGE_FULL:
	case Store_error::TOO_LARGE:
	case Store_error::TOO_MANY_TRANSACTIONS:
	case Store_error::INVALID_ARGUMENT:
	case Store_error::DAMAGED:
	case Store_error::TOO_OLD:
		return true;
	}
	return false;
}

#endif /* _INCLUDE__TELOS_OBJECT_STORE_SESSION__VALIDITY_H_ */
