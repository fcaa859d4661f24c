/*
 * \brief  RAM allocator with functions that throw
 */

#ifndef _INCLUDE__BASE__RAM_ALLOCATOR_H_
#define _INCLUDE__BASE__RAM_ALLOCATOR_H_

#include <base/exception.h>
#include <base/ram.h>

namespace Genode {

	struct Ram_allocator;

	using Ram_dataspace            = Ram::Dataspace;
	using Ram_dataspace_capability = Ram::Capability;
	using Accounted_ram_allocator  = Ram::Accounted_allocator<Ram_allocator>;
}


struct Genode::Ram_allocator : Ram::Constrained_allocator
{
	using Alloc_result = Ram::Constrained_allocator::Result;
	using Alloc_error  = Ram::Error;
	using Denied       = Genode::Denied;

	/**
	 * Allocate RAM dataspace
	 *
	 * \throw Out_of_ram
	 * \throw Out_of_caps
	 * \throw Denied
	 */
	Ram_dataspace_capability alloc(size_t size, Cache cache = CACHED)
	{
		return try_alloc(size, cache).convert<Ram_dataspace_capability>(
			[] (Allocation &obtained) {
				obtained.deallocate = false;   /* up to 'free' */
				return obtained.cap;
			},
			[] (Ram::Error error) -> Ram_dataspace_capability { raise(error); });
	}

	/**
	 * Free dataspace of the given size as allocated
	 */
	void free(Ram_dataspace_capability cap, size_t size)
	{
		Allocation const leaving_scope(*this, { cap, size });
	}
};

#endif /* _INCLUDE__BASE__RAM_ALLOCATOR_H_ */
