/*
 * \brief  Client-side Telos bulk interface
 * \author TelOS IDL compiler
 */

/*
 * Generated from bulk.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__TELOS_BULK__CLIENT_H_
#define _INCLUDE__TELOS_BULK__CLIENT_H_

#include <base/rpc_client.h>
#include <telos_bulk/capability.h>


struct Telos_bulk::Bulk_client : Rpc_client<Bulk>
{
	explicit Bulk_client(Bulk_capability cap) : Rpc_client<Bulk>(cap) { }

	/**
	 * The buffer as it is now
	 */
	Buffer_result buffer()
	{
		return call<Rpc_buffer>();
	}

	/**
	 * Replaces the buffer by one of at least 'size' bytes. What was in the old
	 * one is lost; a waiting result is kept.
	 *
	 * \param size  bytes, at most the contract's maximum
	 */
	Grow_result grow(uint64_t size)
	{
		return call<Rpc_grow>(size);
	}

	/**
	 * Places the waiting result in the buffer
	 */
	Fetch_result fetch()
	{
		return call<Rpc_fetch>();
	}
};

#endif /* _INCLUDE__TELOS_BULK__CLIENT_H_ */
