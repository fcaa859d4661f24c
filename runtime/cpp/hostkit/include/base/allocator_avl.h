/*
 * \brief  Allocator of parts of address ranges
 *
 * It has the interface and the results of Genode's allocator. The parts are a
 * list here, which is fast enough for tests.
 */

#ifndef _INCLUDE__BASE__ALLOCATOR_AVL_H_
#define _INCLUDE__BASE__ALLOCATOR_AVL_H_

#include <base/allocator.h>

namespace Genode { class Allocator_avl; }


class Genode::Allocator_avl : public Range_allocator
{
	public:

		enum class Size_at_error { UNKNOWN_ADDR, MISMATCHING_ADDR };

		using Size_at_result = Attempt<size_t, Size_at_error>;

	private:

		/**
		 * Range of addresses that is in use or not, ordered by address
		 */
		struct Part
		{
			Part  *next;
			addr_t start;
			size_t size;
			bool   used;

			addr_t last() const { return start + (size - 1); }

			bool contains(addr_t addr) const { return addr >= start && addr <= last(); }

			bool overlaps(addr_t first, addr_t last) const {
				return start <= last && first <= this->last(); }
		};

		/**
		 * Memory for parts, less than two pages even within a sliced heap
		 */
		struct Slab
		{
			static constexpr size_t SIZE = (1024 - 8)*sizeof(addr_t);

			Slab *next;
			Part  parts[SIZE/sizeof(Part) - 1];
		};

		static_assert(sizeof(Slab) <= Slab::SIZE);

		Allocator *_md_alloc;

		Slab  _first_slab { };          /* many allocators need no other one */
		Slab *_slabs  = nullptr;        /* obtained from '_md_alloc' */
		Part *_spare  = nullptr;        /* parts that are not in use */
		Part *_parts  = nullptr;

		Allocator_avl(Allocator_avl const &)              = delete;
		Allocator_avl &operator = (Allocator_avl const &) = delete;

		void _add_spare(Slab &);

		/**
		 * Make sure that 'n' parts can be taken
		 */
		Range_result _reserve(unsigned n);

		Part *_take(Part const &);

		/**
		 * Remove part that follows 'link'
		 */
		void _drop(Part *&link);

		Part *_at(addr_t) const;

		void _release(Part &);

		Alloc_result _cut(Part &, addr_t start, size_t size);

	public:

		/**
		 * Constructor
		 *
		 * \param md_alloc  allocator for more metadata than the object contains
		 */
		explicit Allocator_avl(Allocator *md_alloc);

		~Allocator_avl();

		Range_result add_range   (addr_t base, size_t size) override;
		Range_result remove_range(addr_t base, size_t size) override;

		using Range_allocator::alloc_aligned;

		Alloc_result alloc_aligned(size_t size, Align align, Range range) override;
		Alloc_result alloc_addr(size_t size, addr_t addr)                 override;
		Alloc_result try_alloc(size_t size)                               override;

		void _free(Allocation &a)     override { free(a.ptr); }
		void free(void *addr, size_t) override { free(addr); }
		void free(void *addr)         override;

		size_t avail() const           override;
		bool   valid_addr(addr_t) const override;

		/**
		 * Return size of the allocation that starts at 'addr'
		 */
		Size_at_result size_at(void const *addr) const;

		/**
		 * Return true and the address of any allocation
		 */
		bool any_block_addr(addr_t *out_addr);

		size_t overhead(size_t) const     override { return sizeof(Part); }
		bool   need_size_for_free() const override { return false; }
};

#endif /* _INCLUDE__BASE__ALLOCATOR_AVL_H_ */
