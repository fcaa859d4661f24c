/*
 * \brief  End of a thread's activity
 */

#ifndef _INCLUDE__BASE__SLEEP_H_
#define _INCLUDE__BASE__SLEEP_H_

namespace Genode {

	/**
	 * Never return
	 *
	 * Where components share the process of a test, this throws
	 * 'Hostkit::Thread_stopped' instead, so that the test fails, not hangs.
	 */
	[[noreturn]] void sleep_forever();
}

#endif /* _INCLUDE__BASE__SLEEP_H_ */
