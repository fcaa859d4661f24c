/*
 * \brief  RAM allocation
 */

#ifndef _INCLUDE__BASE__RAM_H_
#define _INCLUDE__BASE__RAM_H_

#include <base/cache.h>
#include <base/capability.h>
#include <base/error.h>
#include <base/quota_guard.h>
#include <dataspace/dataspace.h>
#include <util/allocation.h>

namespace Genode::Ram {

	struct Dataspace : Genode::Dataspace { };

	using Capability = Genode::Capability<Dataspace>;
	using Error      = Alloc_error;

	struct Constrained_allocator;

	template <typename> struct Accounted_allocator;

	using Allocator = Constrained_allocator;
}


/**
 * Allocator of RAM dataspaces
 */
struct Genode::Ram::Constrained_allocator : Interface, Noncopyable
{
	struct Attr
	{
		Capability cap;
		size_t     num_bytes;
	};

	using Error      = Ram::Error;
	using Allocation = Genode::Allocation<Constrained_allocator>;
	using Result     = Allocation::Attempt;

	virtual Result try_alloc(size_t size, Cache cache = CACHED) = 0;

	virtual void _free(Allocation &) = 0;

	/**
	 * Let the dataspace be attached read-only from now on
	 */
	virtual void seal(Capability) = 0;
};


namespace Genode::Ram { using Allocation = Allocator::Allocation; }


/**
 * Allocator that charges the quota of a session
 */
template <typename ALLOC>
struct Genode::Ram::Accounted_allocator : ALLOC
{
	private:

		ALLOC           &_alloc;
		Ram_quota_guard &_ram_guard;
		Cap_quota_guard &_cap_guard;

	public:

		using Allocation = typename ALLOC::Allocation;
		using Result     = typename ALLOC::Result;

		Accounted_allocator(ALLOC &alloc, Ram_quota_guard &ram_guard, Cap_quota_guard &cap_guard)
		: _alloc(alloc), _ram_guard(ram_guard), _cap_guard(cap_guard) { }

		Result try_alloc(size_t size, Cache cache = CACHED) override
		{
			Ram_quota const ram { align_addr(size, AT_PAGE) };
			Cap_quota const caps { 1 };

			if (ram.value < size || !_ram_guard.try_withdraw(ram))
				return Error::OUT_OF_RAM;

			if (!_cap_guard.try_withdraw(caps)) {
				_ram_guard.replenish(ram);
				return Error::OUT_OF_CAPS;
			}

			return _alloc.try_alloc(ram.value, cache).template convert<Result>(
				[&] (Allocation &a) -> Result {
					a.deallocate = false;
					return { *this, { a.cap, a.num_bytes } };
				},
				[&] (Error e) -> Result {
					_ram_guard.replenish(ram);
					_cap_guard.replenish(caps);
					return e;
				});
		}

		void _free(Allocation &a) override
		{
			_alloc._free(a);
			_ram_guard.replenish(Ram_quota { align_addr(a.num_bytes, AT_PAGE) });
			_cap_guard.replenish(Cap_quota { 1 });
		}

		void seal(Capability cap) override { _alloc.seal(cap); }
};

#endif /* _INCLUDE__BASE__RAM_H_ */
