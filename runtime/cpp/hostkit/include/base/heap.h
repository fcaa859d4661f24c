/*
 * \brief  Heaps that are charged to a RAM allocator
 */

#ifndef _INCLUDE__BASE__HEAP_H_
#define _INCLUDE__BASE__HEAP_H_

#include <base/allocator.h>
#include <base/local.h>
#include <base/mutex.h>
#include <util/list.h>

namespace Genode {

	class Heap;
	class Sliced_heap;
}

/*
 * Both heaps pay for their memory with RAM dataspaces, as on Genode. The bytes
 * come from the C runtime, one block per allocation, so that AddressSanitizer
 * sees each of them.
 */


/**
 * Heap for many small objects
 *
 * RAM is obtained in chunks and given back when the heap is destructed.
 */
class Genode::Heap : public Allocator
{
	public:

		static constexpr size_t UNLIMITED = ~0UL;

	private:

		struct Chunk;
		struct Block;

		using Local_rm  = Local::Constrained_region_map;
		using Ram_alloc = Ram::Constrained_allocator;

		Mutex           _mutex { };
		Ram_alloc      &_ram;
		List<Chunk>     _chunks { };
		List<Block>     _blocks { };
		size_t          _quota_limit;
		size_t          _quota_used = 0;  /* RAM obtained */
		size_t          _consumed   = 0;  /* RAM handed out */

	public:

		Heap(Ram_alloc *ram, Local_rm *, size_t quota_limit = UNLIMITED)
		: _ram(*ram), _quota_limit(quota_limit) { }

		Heap(Ram_alloc &ram, Local_rm &rm) : Heap(&ram, &rm) { }

		~Heap();

		Alloc_result try_alloc(size_t) override;

		void _free(Allocation &a) override { free(a.ptr, a.num_bytes); }

		void free(void *, size_t) override;

		size_t consumed() const override { return _quota_used; }

		size_t overhead(size_t) const override;

		bool need_size_for_free() const override { return false; }
};


/**
 * Heap with a dataspace per allocation
 */
class Genode::Sliced_heap : public Allocator
{
	private:

		struct Block;

		using Local_rm  = Local::Constrained_region_map;
		using Ram_alloc = Ram::Constrained_allocator;

		Mutex       _mutex { };
		Ram_alloc  &_ram;
		List<Block> _blocks { };
		size_t      _consumed = 0;

	public:

		Sliced_heap(Ram_alloc &ram, Local_rm &) : _ram(ram) { }

		~Sliced_heap();

		static size_t meta_data_size();

		Alloc_result try_alloc(size_t) override;

		void _free(Allocation &a) override { free(a.ptr, a.num_bytes); }

		void free(void *, size_t) override;

		size_t consumed() const override { return _consumed; }

		size_t overhead(size_t) const override;

		bool need_size_for_free() const override { return false; }
};

#endif /* _INCLUDE__BASE__HEAP_H_ */
