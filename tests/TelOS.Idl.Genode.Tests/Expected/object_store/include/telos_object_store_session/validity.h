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
#include <telos/used_bytes.h>
#include <telos_object_store_session/telos_object_store_session.h>

/*
 * The functions return true if a value is one of its type. A message contains
 * whatever its sender put into it.
 */
namespace Telos_object_store {

	static inline bool valid(Access const &);
	static inline bool valid(Store_error const &);
}

/*
 * The functions copy a value to memory that is zero, without bytes of it that
 * mean nothing.
 */
namespace Telos_object_store {

	[[maybe_unused]] static inline void copy_used(Commit_info const &, Commit_info &);
	[[maybe_unused]] static inline void copy_used(Small_object const &, Small_object &);
	[[maybe_unused]] static inline void copy_used(Store_status const &, Store_status &);
	[[maybe_unused]] static inline void copy_used(Store_statistics const &, Store_statistics &);
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


inline void Telos_object_store::copy_used(Commit_info const &from, Commit_info &to)
{
	Telos::assign_used(from.version, to.version);
	Telos::assign_used(from.changed_objects, to.changed_objects);
}


inline void Telos_object_store::copy_used(Small_object const &from, Small_object &to)
{
	Telos::assign_used(from.version, to.version);
	Telos::assign_used(from.size, to.size);
	Telos::assign_used(from.content, to.content);
}


inline void Telos_object_store::copy_used(Store_status const &from, Store_status &to)
{
	Telos::assign_used(from.version, to.version);
	Telos::assign_used(from.oldest_version, to.oldest_version);
	Telos::assign_used(from.health, to.health);
	Telos::assign_used(from.open_transactions, to.open_transactions);
}


inline void Telos_object_store::copy_used(Store_statistics const &from, Store_statistics &to)
{
	Telos::assign_used(from.objects, to.objects);
	Telos::assign_used(from.object_bytes, to.object_bytes);
	Telos::assign_used(from.device_bytes, to.device_bytes);
	Telos::assign_used(from.used_bytes, to.used_bytes);
	Telos::assign_used(from.log_bytes, to.log_bytes);
	Telos::assign_used(from.commits, to.commits);
	Telos::assign_used(from.conflicts, to.conflicts);
	Telos::assign_used(from.device_syncs, to.device_syncs);
	Telos::assign_used(from.reads, to.reads);
	Telos::assign_used(from.cache_hits, to.cache_hits);
	Telos::assign_used(from.checkpoints, to.checkpoints);
}

#endif /* _INCLUDE__TELOS_OBJECT_STORE_SESSION__VALIDITY_H_ */
