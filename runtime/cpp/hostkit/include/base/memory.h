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
	public:

		struct Attr { T &obj; };

		using Error      = Alloc_error;
		using Allocation = Genode::Allocation<Constrained_obj_allocator>;
		using Result     = typename Allocation::Attempt;

	private:

		Constrained_allocator &_memory;

	public:

		Constrained_obj_allocator(Constrained_allocator &memory) : _memory(memory) { }

		/**
		 * Construct object, its memory is given back if the constructor throws
		 */
		Result create(auto &&... args)
		{
			auto place = [&] (Memory::Allocation &space) -> Result {
				T * const created = construct_at<T>(space.ptr, args...);
				space.deallocate = false;   /* up to 'destroy' */
				return { *this, { *created } };
			};

			return _memory.try_alloc(sizeof(T)).template convert<Result>(
				place, [] (Error error) -> Result { return error; });
		}

		void destroy(T &obj)
		{
			/* frees the memory when it goes out of scope */
			Memory::Allocation const space(_memory, { &obj, sizeof(T) });

			obj.~T();
		}

		void _free(Allocation &created) { destroy(created.obj); }
};

#endif /* _INCLUDE__BASE__MEMORY_H_ */
