/*
 * \brief  Allocator of parts of address ranges
 */

/* Genode includes */
#include <base/allocator_avl.h>
#include <base/log.h>

using namespace Genode;


Allocator_avl::Allocator_avl(Allocator *md_alloc) : _md_alloc(md_alloc)
{
	_add_spare(_first_slab);
}


Allocator_avl::~Allocator_avl()
{
	size_t num_used = 0;
	for (Part const *part = _parts; part; part = part->next)
		num_used += part->used;

	if (num_used)
		warning(num_used, " allocations are left at the destruction of their allocator");

	while (Slab * const slab = _slabs) {
		_slabs = slab->next;
		_md_alloc->free(slab, sizeof(Slab));
	}
}


/**************
 ** Metadata **
 **************/

void Allocator_avl::_add_spare(Slab &slab)
{
	for (Part &part : slab.parts) {
		part.next = _spare;
		_spare    = &part;
	}
}


Range_allocator::Range_result Allocator_avl::_reserve(unsigned n)
{
	Part const *spare = _spare;
	while (spare && n) {
		spare = spare->next;
		n--;
	}

	if (!n)
		return Ok();

	if (!_md_alloc)
		return Alloc_error::DENIED;

	return _md_alloc->try_alloc(sizeof(Slab)).convert<Range_result>(
		[&] (Allocation &memory) -> Range_result {
			memory.deallocate = false;   /* up to the destructor */

			Slab &slab = *construct_at<Slab>(memory.ptr);
			slab.next = _slabs;
			_slabs    = &slab;
			_add_spare(slab);
			return Ok();
		},
		[] (Alloc_error error) -> Range_result { return error; });
}


Allocator_avl::Part *Allocator_avl::_take(Part const &content)
{
	Part * const part = _spare;
	_spare = part->next;
	*part  = content;
	return part;
}


void Allocator_avl::_drop(Part *&link)
{
	Part * const part = link;
	link       = part->next;
	part->next = _spare;
	_spare     = part;
}


Allocator_avl::Part *Allocator_avl::_at(addr_t addr) const
{
	for (Part *part = _parts; part; part = part->next)
		if (part->contains(addr))
			return part;

	return nullptr;
}


/************
 ** Ranges **
 ************/

/* return true if such a range exists, and does not exceed the addresses */
static bool valid_range(addr_t base, size_t size) {
	return size && base + (size - 1) >= base; }


Range_allocator::Range_result Allocator_avl::add_range(addr_t base, size_t size)
{
	if (!valid_range(base, size))
		return Alloc_error::DENIED;

	addr_t const last = base + (size - 1);

	Part **link = &_parts;
	for (; *link && (*link)->start <= last; link = &(*link)->next)
		if ((*link)->overlaps(base, last))
			return Alloc_error::DENIED;

	Range_result const reserved = _reserve(1);
	if (reserved.failed())
		return reserved;

	*link = _take({ .next = *link, .start = base, .size = size, .used = true });
	_release(**link);
	return Ok();
}


Range_allocator::Range_result Allocator_avl::remove_range(addr_t base, size_t size)
{
	if (!valid_range(base, size))
		return Alloc_error::DENIED;

	addr_t const last = base + (size - 1);

	for (Part const *part = _parts; part; part = part->next)
		if (part->used && part->overlaps(base, last))
			return Alloc_error::DENIED;

	/* no more than one part is split, because the range is contiguous */
	Range_result const reserved = _reserve(1);
	if (reserved.failed())
		return reserved;

	for (Part **link = &_parts; *link; ) {

		Part &part = **link;

		if (!part.overlaps(base, last)) {
			link = &part.next;
			continue;
		}

		addr_t const part_last = part.last();

		if (part_last > last) {
			part.next = _take({ .next = part.next, .start = last + 1,
			                    .size = part_last - last, .used = false });
			part.size -= part_last - last;
		}

		if (part.start < base) {
			part.size = base - part.start;
			link = &part.next;
		} else {
			_drop(*link);
		}
	}
	return Ok();
}


/*****************
 ** Allocations **
 *****************/

Allocator::Alloc_result Allocator_avl::_cut(Part &part, addr_t start, size_t size)
{
	/* what remains before and behind the allocation */
	Range_result const reserved = _reserve(2);
	if (reserved.failed())
		return reserved.convert<Alloc_error>([] (Ok) { return Alloc_error::DENIED; },
		                                     [] (Alloc_error error) { return error; });

	size_t const before = start - part.start,
	             behind = part.size - before - size;

	if (behind)
		part.next = _take({ .next = part.next, .start = start + size,
		                    .size = behind, .used = false });

	if (before) {
		part.size = before;
		part.next = _take({ .next = part.next, .start = start, .size = size, .used = true });
	} else {
		part.size = size;
		part.used = true;
	}

	return { *this, { reinterpret_cast<void *>(start), size } };
}


Allocator::Alloc_result Allocator_avl::alloc_aligned(size_t size, Align align, Range range)
{
	if (align.log2 >= 8*sizeof(addr_t))
		return Alloc_error::DENIED;

	Part  *best       = nullptr;
	addr_t best_start = 0;

	for (Part *part = _parts; part; part = part->next) {

		addr_t const lowest = max(part->start, range.start),
		             start  = align_addr(lowest, align),
		             last   = start + (size - 1);

		bool const fits = !part->used && start >= lowest && valid_range(start, size)
		               && part->contains(start) && last <= part->last() && last <= range.end;

		if (fits && (!best || part->size < best->size)) {
			best       = part;
			best_start = start;
		}
	}

	if (!best)
		return Alloc_error::DENIED;

	return _cut(*best, best_start, size);
}


Allocator::Alloc_result Allocator_avl::alloc_addr(size_t size, addr_t addr)
{
	if (!valid_range(addr, size))
		return Alloc_error::DENIED;

	return alloc_aligned(size, Align { .log2 = 0 },
	                     Range { .start = addr, .end = addr + (size - 1) });
}


Allocator::Alloc_result Allocator_avl::try_alloc(size_t size)
{
	return alloc_aligned(size, AT_MWORD);
}


void Allocator_avl::_release(Part &released)
{
	released.used = false;

	for (Part *part = _parts; part; )
		if (Part const * const next = part->next;
		    next && !part->used && !next->used && part->last() + 1 == next->start) {
			part->size += next->size;
			_drop(part->next);
		} else {
			part = part->next;
		}
}


void Allocator_avl::free(void *addr)
{
	Part * const part = _at(addr_t(addr));

	if (!part || !part->used)
		return;

	if (part->start != addr_t(addr))
		error("freed address ", addr, " lies within an allocation");

	_release(*part);
}


size_t Allocator_avl::avail() const
{
	size_t result = 0;
	for (Part const *part = _parts; part; part = part->next)
		if (!part->used)
			result += part->size;
	return result;
}


bool Allocator_avl::valid_addr(addr_t addr) const { return _at(addr) != nullptr; }


Allocator_avl::Size_at_result Allocator_avl::size_at(void const *addr) const
{
	Part const * const part = _at(addr_t(addr));

	if (part && part->start != addr_t(addr))
		return Size_at_error::MISMATCHING_ADDR;

	if (!part || !part->used)
		return Size_at_error::UNKNOWN_ADDR;

	return part->size;
}


bool Allocator_avl::any_block_addr(addr_t *out_addr)
{
	*out_addr = 0;
	for (Part const *part = _parts; part; part = part->next)
		if (part->used) {
			*out_addr = part->start;
			return true;
		}
	return false;
}
