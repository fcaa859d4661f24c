/*
 * \brief  Allocation of memory and of objects
 */

#ifndef _INCLUDE__BASE__MEMORY_H_
#define _INCLUDE__BASE__MEMORY_H_

#include <base/error.h>
#include <util/allocation.h>
#include <util/construct_at.h>

namespace Genode::Memory {

	struct Constrained_allocator;
	template <typename> class Constrained_obj_allocator;
}


struct Genode::Memory::Constrained_allocator : Interface, Noncopyable
{
	struct Attr { void *ptr; size_t num_bytes; };

	using Error      = Alloc_error;
	using Allocation = Genode::Allocation<Constrained_allocator>;
	using Result     = Allocation::Attempt;

	virtual Result try_alloc(size_t num_bytes) = 0;

	virtual void _free(Allocation &) = 0;
};


namespace Genode::Memory { using Allocation = Constrained_allocator::Allocation; }


/**
 * Allocator of objects of one type
 */
template <typename T>
class Genode::Memory::Constrained_obj_allocator : Noncopyable
{
	private:

		Constrained_allocator &_alloc;

	public:

		struct Attr { T &obj; };

		using Error      = Alloc_error;
		using Allocation = Genode::Allocation<Constrained_obj_allocator>;
		using Result     = typename Allocation::Attempt;

		Constrained_obj_allocator(Constrained_allocator &alloc) : _alloc(alloc) { }

		Result create(auto &&... args)
		{
			return _alloc.try_alloc(sizeof(T)).template convert<Result>(
				[&] (Memory::Allocation &bytes) -> Result {

					/* the bytes are freed if the constructor throws */
					T &obj = *construct_at<T>(bytes.ptr, args...);
					bytes.deallocate = false;
					return { *this, { obj } };
				},
				[&] (Alloc_error e) -> Result { return e; });
		}

		void destroy(T &obj)
		{
			obj.~T();
			Memory::Allocation(_alloc, { &obj, sizeof(T) });
		}

		void _free(Allocation &a) { destroy(a.obj); }
};

#endif /* _INCLUDE__BASE__MEMORY_H_ */
