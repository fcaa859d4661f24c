/*
 * \brief  Mutex, blockade, and semaphore
 */

/* Genode includes */
#include <base/blockade.h>
#include <base/mutex.h>
#include <base/semaphore.h>

/* Linux includes */
#include <climits>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace Genode;


static void wait_while(int &word, int value)
{
	syscall(SYS_futex, &word, FUTEX_WAIT_PRIVATE, value, nullptr, nullptr, 0);
}


static void wake(int &word, int num_threads)
{
	syscall(SYS_futex, &word, FUTEX_WAKE_PRIVATE, num_threads, nullptr, nullptr, 0);
}


void Mutex::acquire()
{
	int expected = FREE;
	if (__atomic_compare_exchange_n(&_state, &expected, TAKEN, false,
	                                __ATOMIC_ACQUIRE, __ATOMIC_RELAXED))
		return;

	/* the state tells the owner to wake up others */
	while (__atomic_exchange_n(&_state, CONTENDED, __ATOMIC_ACQUIRE) != FREE)
		wait_while(_state, CONTENDED);
}


void Mutex::release()
{
	if (__atomic_exchange_n(&_state, FREE, __ATOMIC_RELEASE) == CONTENDED)
		wake(_state, 1);
}


void Blockade::block()
{
	int expected = 1;
	while (!__atomic_compare_exchange_n(&_open, &expected, 0, false,
	                                    __ATOMIC_ACQUIRE, __ATOMIC_RELAXED)) {
		wait_while(_open, 0);
		expected = 1;
	}
}


void Blockade::wakeup()
{
	__atomic_store_n(&_open, 1, __ATOMIC_RELEASE);
	wake(_open, 1);
}


void Semaphore::up()
{
	__atomic_fetch_add(&_count, 1, __ATOMIC_RELEASE);
	wake(_count, 1);
}


void Semaphore::down()
{
	for (;;) {
		int count = cnt();
		if (count <= 0)
			wait_while(_count, count);
		else if (__atomic_compare_exchange_n(&_count, &count, count - 1, false,
		                                     __ATOMIC_ACQUIRE, __ATOMIC_RELAXED))
			return;
	}
}
