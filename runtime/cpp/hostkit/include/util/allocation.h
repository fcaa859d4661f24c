/*
 * \brief  Allocation that is given back when it goes out of scope
 */

#ifndef _INCLUDE__UTIL__ALLOCATION_H_
#define _INCLUDE__UTIL__ALLOCATION_H_

#include <util/attempt.h>

namespace Genode { template <typename> class Allocation; }


/**
 * Allocation described by 'ALLOC::Attr', freed by 'ALLOC::_free'
 */
template <typename ALLOC>
class Genode::Allocation : Noncopyable, public ALLOC::Attr
{
	private:

		ALLOC &_owner;

	public:

		using Attr  = typename ALLOC::Attr;
		using Error = typename ALLOC::Error;

		struct Attempt;

		/* cleared by whoever takes over the ownership */
		bool deallocate = true;

		Allocation(ALLOC &owner, Attr const &what) : Attr(what), _owner(owner) { }

		~Allocation()
		{
			if (deallocate)
				_owner._free(*this);
		}
};


template <typename ALLOC>
struct Genode::Allocation<ALLOC>::Attempt : Unique_attempt<Allocation, Error>
{
	using Either = Unique_attempt<Allocation, Error>;

	Attempt()                               : Either(Error { })   { }
	Attempt(Error why)                      : Either(why)         { }
	Attempt(ALLOC &owner, Attr const &what) : Either(owner, what) { }

	/**
	 * Take over the allocation of another attempt
	 */
	Attempt &operator = (Attempt &&other)
	{
		auto adopt = [this] (Allocation &theirs) {
			this->_construct(theirs._owner, static_cast<Attr &>(theirs));
			theirs.deallocate = false;
		};
		other.with_result(adopt, [this] (Error why) { this->_destruct(why); });

		/* an allocation has one attempt that refers to it */
		other._destruct(Error { });
		return *this;
	}
};

#endif /* _INCLUDE__UTIL__ALLOCATION_H_ */
