/*
 * \brief  Allocator interface
 */

#ifndef _INCLUDE__BASE__ALLOCATOR_H_
#define _INCLUDE__BASE__ALLOCATOR_H_

#include <base/exception.h>
#include <base/memory.h>
#include <base/ram_allocator.h>
#include <util/interface.h>

namespace Genode {

	struct Deallocator;
	struct Allocator;
	struct Range_allocator;

	/**
	 * Destruct object and free its memory
	 */
	template <typename T> void destroy(auto && dealloc, T *obj);
}


struct Genode::Deallocator : Interface
{
	virtual void free(void *addr, size_t size) = 0;

	/**
	 * Return true if 'free' depends on the size
	 */
	virtual bool need_size_for_free() const = 0;
};


struct Genode::Allocator : Deallocator, Memory::Constrained_allocator
{
	using Out_of_memory = Out_of_ram;
	using Denied        = Genode::Denied;
	using Alloc_result  = Memory::Constrained_allocator::Result;
	using Allocation    = Memory::Allocation;

	/**
	 * Return number of bytes in use
	 */
	virtual size_t consumed() const { return 0; }

	/**
	 * Return number of bytes taken in addition to an allocation of 'size'
	 */
	virtual size_t overhead(size_t size) const = 0;

	/**
	 * Allocate memory
	 *
	 * \throw Out_of_ram
	 * \throw Out_of_caps
	 * \throw Denied
	 */
	void *alloc(size_t size)
	{
		void *start = nullptr;
		try_alloc(size).with_result(
			[&start] (Allocation &taken) {
				start            = taken.ptr;
				taken.deallocate = false;   /* the caller frees it */
			},
			[] (Alloc_error error) { raise(error); });
		return start;
	}
};


/**
 * Allocator of parts of address ranges that it does not access
 */
struct Genode::Range_allocator : Allocator
{
	using Allocation   = Allocator::Allocation;
	using Range_result = Attempt<Ok, Alloc_error>;

	struct Range { addr_t start, end; };

	virtual Range_result add_range   (addr_t base, size_t size) = 0;
	virtual Range_result remove_range(addr_t base, size_t size) = 0;

	virtual Result alloc_aligned(size_t size, Align align, Range range) = 0;

	Result alloc_aligned(size_t size, Align align)
	{
		return alloc_aligned(size, align, Range { .start = 0, .end = ~0UL });
	}

	virtual Result alloc_addr(size_t size, addr_t addr) = 0;

	virtual void free(void *addr) = 0;
	virtual void free(void *addr, size_t size) override = 0;

	virtual size_t avail() const = 0;

	virtual bool valid_addr(addr_t addr) const = 0;
};


void *operator new    (__SIZE_TYPE__, Genode::Allocator &);
void *operator new [] (__SIZE_TYPE__, Genode::Allocator &);
void *operator new    (__SIZE_TYPE__, Genode::Allocator *);
void *operator new [] (__SIZE_TYPE__, Genode::Allocator *);

/* called by 'destroy', and by the compiler if a constructor throws */
void operator delete (void *, Genode::Deallocator &);
void operator delete (void *, Genode::Deallocator *);

inline void operator delete (void *ptr, Genode::Allocator &alloc) {
	operator delete (ptr, static_cast<Genode::Deallocator &>(alloc)); }

inline void operator delete (void *ptr, Genode::Allocator *alloc) {
	operator delete (ptr, static_cast<Genode::Deallocator *>(alloc)); }


template <typename T>
void Genode::destroy(auto && dealloc, T *obj)
{
	if (!obj)
		return;

	obj->~T();
	operator delete (obj, dealloc);
}

#endif /* _INCLUDE__BASE__ALLOCATOR_H_ */
