/*
 * \brief  Counting semaphore
 */

#ifndef _INCLUDE__BASE__SEMAPHORE_H_
#define _INCLUDE__BASE__SEMAPHORE_H_

#include <util/noncopyable.h>

namespace Genode { class Semaphore; }


class Genode::Semaphore : Noncopyable
{
	private:

		int mutable _count;

	public:

		Semaphore(int count = 0) : _count(count) { }

		void up();
		void down();

		int cnt() const { return __atomic_load_n(&_count, __ATOMIC_SEQ_CST); }
};

#endif /* _INCLUDE__BASE__SEMAPHORE_H_ */
