/*
 * \brief  Construction of objects at a given address
 */

#ifndef _INCLUDE__UTIL__CONSTRUCT_AT_H_
#define _INCLUDE__UTIL__CONSTRUCT_AT_H_

#include <base/stdint.h>

namespace Hostkit {

	/*
	 * A type of our own keeps the operators below apart from those of the
	 * C++ standard library, which tests include beside these headers.
	 */
	struct Place { void *ptr; };
}

inline void *operator new (__SIZE_TYPE__, Hostkit::Place at) noexcept { return at.ptr; }

inline void operator delete (void *, Hostkit::Place) noexcept { }

namespace Genode {

	template <typename T, typename... ARGS>
	inline T *construct_at(void *at, ARGS &&... args)
	{
		return ::new (Hostkit::Place { at }) T(static_cast<ARGS &&>(args)...);
	}
}

#endif /* _INCLUDE__UTIL__CONSTRUCT_AT_H_ */
