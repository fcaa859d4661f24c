/*
 * \brief  Heaps that are charged to a RAM allocator
 */

/* Genode includes */
#include <base/heap.h>

/* Linux includes */
#include <cstdlib>

using namespace Genode;


void *operator new    (__SIZE_TYPE__ size, Allocator &alloc) { return alloc.alloc(size); }
void *operator new [] (__SIZE_TYPE__ size, Allocator &alloc) { return alloc.alloc(size); }
void *operator new    (__SIZE_TYPE__ size, Allocator *alloc) { return alloc->alloc(size); }
void *operator new [] (__SIZE_TYPE__ size, Allocator *alloc) { return alloc->alloc(size); }


void operator delete (void *ptr, Deallocator &alloc)
{
	if (alloc.need_size_for_free())
		error("allocator needs the size to free memory");
	else
		alloc.free(ptr, 0);
}


void operator delete (void *ptr, Deallocator *alloc) { operator delete (ptr, *alloc); }


/**********
 ** Heap **
 **********/

struct Heap::Chunk : List<Chunk>::Element
{
	Ram_dataspace_capability const cap;
	size_t const size;

	Chunk(Ram_dataspace_capability cap, size_t size) : cap(cap), size(size) { }
};


struct Heap::Block : List<Block>::Element
{
	void  * const ptr;
	size_t  const size;

	Block(void *ptr, size_t size) : ptr(ptr), size(size) { }

	Block(Block const &)              = delete;
	Block &operator = (Block const &) = delete;
};


/* part of an allocation's costs beside its bytes */
static constexpr size_t HEAP_OVERHEAD = 64, HEAP_CHUNK = 16*1024;


size_t Heap::overhead(size_t) const { return HEAP_OVERHEAD; }


Allocator::Alloc_result Heap::try_alloc(size_t size)
{
	Mutex::Guard guard(_mutex);

	size_t costs;
	if (__builtin_add_overflow(size, HEAP_OVERHEAD, &costs))
		return Alloc_error::DENIED;

	if (costs > _quota_used - _consumed) {

		size_t const missing = costs - (_quota_used - _consumed);
		size_t const chunk   = max(align_addr(missing, AT_PAGE), HEAP_CHUNK);

		if (chunk < missing || chunk > _quota_limit - min(_quota_used, _quota_limit))
			return Alloc_error::OUT_OF_RAM;

		auto const result = _ram.try_alloc(chunk).convert<Attempt<Ok, Alloc_error>>(
			[&] (Ram::Allocation &a) -> Attempt<Ok, Alloc_error> {
				a.deallocate = false;
				_chunks.insert(new Chunk(a.cap, chunk));
				_quota_used += chunk;
				return Ok();
			},
			[&] (Alloc_error e) -> Attempt<Ok, Alloc_error> { return e; });

		if (result.failed())
			return result.convert<Alloc_error>([] (Ok) { return Alloc_error { }; },
			                                   [] (Alloc_error e) { return e; });
	}

	void * const ptr = ::malloc(max(size, 1UL));
	if (!ptr)
		return Alloc_error::OUT_OF_RAM;

	_consumed += costs;
	_blocks.insert(new Block(ptr, size));
	return { *this, { ptr, size } };
}


void Heap::free(void *ptr, size_t)
{
	Mutex::Guard guard(_mutex);

	for (Block *block = _blocks.first(); block; block = block->next())
		if (block->ptr == ptr) {
			_blocks.remove(block);
			_consumed -= block->size + HEAP_OVERHEAD;
			delete block;
			::free(ptr);
			return;
		}

	if (ptr)
		error("attempt to free memory that is not allocated at this heap");
}


Heap::~Heap()
{
	while (Block *block = _blocks.first()) {
		_blocks.remove(block);
		::free(block->ptr);
		delete block;
	}
	while (Chunk *chunk = _chunks.first()) {
		_chunks.remove(chunk);
		Ram::Allocation(_ram, { chunk->cap, chunk->size });
		delete chunk;
	}
}


/*****************
 ** Sliced_heap **
 *****************/

struct Sliced_heap::Block : List<Block>::Element
{
	Ram_dataspace_capability const cap;
	void  * const ptr;
	size_t  const size;   /* of the dataspace */

	Block(Ram_dataspace_capability cap, void *ptr, size_t size)
	: cap(cap), ptr(ptr), size(size) { }

	Block(Block const &)              = delete;
	Block &operator = (Block const &) = delete;
};


size_t Sliced_heap::meta_data_size() { return 32; }


size_t Sliced_heap::overhead(size_t size) const
{
	return align_addr(size + meta_data_size(), AT_PAGE) - size;
}


Allocator::Alloc_result Sliced_heap::try_alloc(size_t size)
{
	size_t const costs = size + overhead(size);
	if (costs < size)
		return Alloc_error::DENIED;

	Mutex::Guard guard(_mutex);

	return _ram.try_alloc(costs).convert<Alloc_result>(
		[&] (Ram::Allocation &a) -> Alloc_result {

			void * const ptr = ::malloc(max(size, 1UL));
			if (!ptr)
				return Alloc_error::OUT_OF_RAM;

			a.deallocate = false;
			_consumed += costs;
			_blocks.insert(new Block(a.cap, ptr, costs));
			return { *this, { ptr, size } };
		},
		[&] (Alloc_error e) -> Alloc_result { return e; });
}


void Sliced_heap::free(void *ptr, size_t)
{
	Mutex::Guard guard(_mutex);

	for (Block *block = _blocks.first(); block; block = block->next())
		if (block->ptr == ptr) {
			_blocks.remove(block);
			_consumed -= block->size;
			Ram::Allocation(_ram, { block->cap, block->size });
			delete block;
			::free(ptr);
			return;
		}

	if (ptr)
		error("attempt to free memory that is not allocated at this heap");
}


Sliced_heap::~Sliced_heap()
{
	while (Block *block = _blocks.first())
		free(block->ptr, 0);
}
