/*
 * \brief  Functor passed across a non-template interface
 */

#ifndef _INCLUDE__UTIL__CALLABLE_H_
#define _INCLUDE__UTIL__CALLABLE_H_

#include <util/interface.h>

namespace Genode {

	template <typename RET, typename... ARGS>
	struct Callable
	{
		struct Ft : Interface { virtual RET operator () (ARGS &&...) const = 0; };

		template <typename FN>
		struct Fn : Ft
		{
			FN const &_referred_to;

			Fn(FN const &fn) : _referred_to(fn) { }

			RET operator () (ARGS &&... args) const override
			{
				return RET(_referred_to(static_cast<ARGS &&>(args)...));
			}
		};
	};
}

#endif /* _INCLUDE__UTIL__CALLABLE_H_ */
