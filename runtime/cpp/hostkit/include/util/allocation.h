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

		ALLOC &_alloc;

	public:

		using Attr  = typename ALLOC::Attr;
		using Error = typename ALLOC::Error;

		struct Attempt;

		/* cleared by whoever takes over the ownership */
		bool deallocate = true;

		Allocation(ALLOC &alloc, Attr attr) : Attr(attr), _alloc(alloc) { }

		~Allocation() { if (deallocate) _alloc._free(*this); }
};


template <typename ALLOC>
struct Genode::Allocation<ALLOC>::Attempt : Unique_attempt<Allocation, Error>
{
	using Base = Unique_attempt<Allocation, Error>;

	Attempt(ALLOC &alloc, Attr attr) : Base(alloc, attr) { }
	Attempt(Error error)             : Base(error)       { }
	Attempt()                        : Base(Error { })   { }

	/**
	 * Take over the allocation of another attempt
	 */
	Attempt &operator = (Attempt &&other)
	{
		other.with_result(
			[&] (Allocation &a) {
				this->_construct(a._alloc, static_cast<Attr &>(a));
				a.deallocate = false; },
			[&] (Error e) { this->_destruct(e); });

		other._destruct({ });
		return *this;
	}
};

#endif /* _INCLUDE__UTIL__ALLOCATION_H_ */
