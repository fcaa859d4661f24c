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

		Ram_allocator *_ram;
		Local_rm      *_rm;

		size_t                   _size;
		Cache                    _cache;
		Ram_dataspace_capability _ds { };
		void                    *_ptr = nullptr;

		Attached_ram_dataspace(Attached_ram_dataspace const &)              = delete;
		Attached_ram_dataspace &operator = (Attached_ram_dataspace const &) = delete;

		void _alloc()
		{
			if (!_size)
				return;

			_ds = _ram->alloc(_size, _cache);

			_rm->attach(_ds, { .size       = { }, .offset    = { },
			                   .use_at     = { }, .at        = { },
			                   .executable = { }, .writeable = true }).with_result(
				[&] (Local_rm::Attachment &a) {
					a.deallocate = false;
					_ptr = a.ptr;
				},
				[&] (Local_rm::Error e) {
					_free();
					if (e == Local_rm::Error::OUT_OF_RAM)  throw Out_of_ram();
					if (e == Local_rm::Error::OUT_OF_CAPS) throw Out_of_caps();
					throw Attached_dataspace::Region_conflict();
				});
		}

		void _free()
		{
			if (_ptr)        _rm->detach((addr_t)_ptr);
			if (_ds.valid()) _ram->free(_ds, _size);

			_ptr = nullptr;
			_ds  = { };
		}

		template <typename T>
		static void _swap(T &a, T &b) { T const tmp = a; a = b; b = tmp; }

	public:

		/**
		 * Constructor
		 *
		 * \throw Out_of_ram
		 * \throw Out_of_caps
		 * \throw Attached_dataspace::Region_conflict
		 */
		Attached_ram_dataspace(Ram_allocator &ram, Local_rm &rm, size_t size,
		                       Cache cache = CACHED)
		: _ram(&ram), _rm(&rm), _size(size), _cache(cache) { _alloc(); }

		~Attached_ram_dataspace() { _free(); }

		Ram_dataspace_capability cap() const { return _ds; }

		template <typename T>
		T *local_addr() const { return reinterpret_cast<T *>(_ptr); }

		size_t size() const { return _size; }

		Byte_range_ptr bytes() const { return { local_addr<char>(), _size }; }

		void clear() { if (_ptr) bzero(_ptr, _size); }

		void swap(Attached_ram_dataspace &other)
		{
			_swap(_ram,  other._ram);
			_swap(_size, other._size);
			_swap(_ds,   other._ds);
			_swap(_ptr,  other._ptr);
		}

		/**
		 * Replace by a larger dataspace, the content is lost
		 */
		void realloc(Ram_allocator *ram, size_t new_size)
		{
			if (new_size < _size)
				return;

			_free();
			_ram  = ram;
			_size = new_size;
			_alloc();
		}
};

#endif /* _INCLUDE__BASE__ATTACHED_RAM_DATASPACE_H_ */
