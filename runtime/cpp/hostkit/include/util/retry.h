/*
 * \brief  Repeated attempt of a function that throws
 */

#ifndef _INCLUDE__UTIL__RETRY_H_
#define _INCLUDE__UTIL__RETRY_H_

namespace Genode {

	/**
	 * Call 'fn' until it does not throw 'EXC', with 'exc_fn' called in between
	 *
	 * \throw EXC  all attempts failed
	 */
	template <typename EXC>
	auto retry(auto const &fn, auto const &exc_fn, unsigned attempts = ~0U) -> decltype(fn())
	{
		bool const forever = (attempts == ~0U);

		while (forever || attempts-- > 0) {
			try {
				return fn();
			} catch (EXC) {
				exc_fn();   /* expected to remove the cause */
			}
		}
		throw EXC { };
	}
}

#endif /* _INCLUDE__UTIL__RETRY_H_ */
