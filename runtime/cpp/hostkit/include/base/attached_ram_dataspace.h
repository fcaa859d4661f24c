/*
 * \brief  RAM dataspace that exists and is attached as long as the object
 */

#ifndef _INCLUDE__BASE__ATTACHED_RAM_DATASPACE_H_
#define _INCLUDE__BASE__ATTACHED_RAM_DATASPACE_H_

#include <base/attached_dataspace.h>
#include <base/env.h>
#include <base/ram_allocator.h>

namespace Genode { class Attached_ram_dataspace; }


class Genode::Attached_ram_dataspace : Noncopyable
{
	private:

		using Local_rm = Local::Constrained_region_map;

		Local_rm      &_rm;
		Ram_allocator *_paid_by;

		Cache const _cache;

		/*
		 * What is allocated and where it is attached, which 'swap' exchanges
		 */
		struct Memory
		{
			size_t                   num_bytes;
			Ram_dataspace_capability ds;
			char                    *start;
		};

		Memory _memory;

		Attached_ram_dataspace(Attached_ram_dataspace const &)              = delete;
		Attached_ram_dataspace &operator = (Attached_ram_dataspace const &) = delete;

		[[noreturn]] static void _fail(Local_rm::Error const why)
		{
			switch (why) {
			case Local_rm::Error::OUT_OF_RAM:        throw Out_of_ram();
			case Local_rm::Error::OUT_OF_CAPS:       throw Out_of_caps();
			case Local_rm::Error::REGION_CONFLICT:
			case Local_rm::Error::INVALID_DATASPACE: break;
			}
			throw Attached_dataspace::Region_conflict();
		}

		static Memory _obtained(Ram_allocator &ram, Local_rm &rm, size_t num_bytes, Cache cache)
		{
			Memory result { num_bytes, { }, nullptr };

			/* nothing needs no memory */
			if (num_bytes == 0)
				return result;

			result.ds = ram.alloc(num_bytes, cache);

			rm.attach(result.ds, { .size       = { }, .offset    = { },
			                       .use_at     = { }, .at        = { },
			                       .executable = { }, .writeable = true }).with_result(
				[&] (Local_rm::Attachment &mapped) {
					mapped.deallocate = false;   /* up to '_release' */
					result.start = static_cast<char *>(mapped.ptr);
				},
				[&] (Local_rm::Error const why) {
					ram.free(result.ds, num_bytes);
					_fail(why);
				});
			return result;
		}

		void _release()
		{
			if (_memory.start)
				_rm.detach(addr_t(_memory.start));

			if (_memory.ds.valid())
				_paid_by->free(_memory.ds, _memory.num_bytes);

			_memory = { 0, { }, nullptr };
		}

	public:

		/**
		 * Constructor
		 *
		 * \throw Out_of_ram
		 * \throw Out_of_caps
		 * \throw Attached_dataspace::Region_conflict
		 */
		Attached_ram_dataspace(Ram_allocator &ram, Local_rm &rm, size_t num_bytes,
		                       Cache cache = CACHED)
		:
			_rm(rm), _paid_by(&ram), _cache(cache),
			_memory(_obtained(ram, rm, num_bytes, cache))
		{ }

		~Attached_ram_dataspace() { _release(); }

		Ram_dataspace_capability cap() const { return _memory.ds; }

		size_t size() const { return _memory.num_bytes; }

		template <typename T>
		T *local_addr() const { return reinterpret_cast<T *>(_memory.start); }

		Byte_range_ptr bytes() const { return { _memory.start, _memory.num_bytes }; }

		/**
		 * Fill with zeros
		 */
		void clear()
		{
			if (_memory.start)
				bzero(_memory.start, _memory.num_bytes);
		}

		/**
		 * Exchange memory, both sides being attached to one address space
		 */
		void swap(Attached_ram_dataspace &other)
		{
			Memory const mine = _memory;
			_memory       = other._memory;
			other._memory = mine;

			Ram_allocator * const mine_paid_by = _paid_by;
			_paid_by       = other._paid_by;
			other._paid_by = mine_paid_by;
		}

		/**
		 * Replace by a larger dataspace, the content is lost
		 */
		void realloc(Ram_allocator *ram, size_t num_bytes)
		{
			if (num_bytes < _memory.num_bytes)
				return;

			_release();
			_paid_by = ram;
			_memory  = _obtained(*ram, _rm, num_bytes, _cache);
		}
};

#endif /* _INCLUDE__BASE__ATTACHED_RAM_DATASPACE_H_ */
