/*
 * \brief  Mutual exclusion of threads
 */

#ifndef _INCLUDE__BASE__MUTEX_H_
#define _INCLUDE__BASE__MUTEX_H_

#include <util/noncopyable.h>

namespace Genode { class Mutex; }


/**
 * Non-recursive lock, released by the thread that acquired it
 */
class Genode::Mutex : Noncopyable
{
	private:

		enum State { FREE, TAKEN, CONTENDED };

		int _state = FREE;

	public:

		Mutex() { }

		void acquire();
		void release();

		class Guard : Noncopyable
		{
			private:

				Mutex &_mutex;

			public:

				explicit Guard(Mutex &mutex) : _mutex(mutex) { _mutex.acquire(); }

				~Guard() { _mutex.release(); }
		};
};

#endif /* _INCLUDE__BASE__MUTEX_H_ */
