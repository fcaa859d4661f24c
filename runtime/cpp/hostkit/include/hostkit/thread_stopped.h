/*
 * \brief  Exception thrown by threads that cannot continue
 */

#ifndef _INCLUDE__HOSTKIT__THREAD_STOPPED_H_
#define _INCLUDE__HOSTKIT__THREAD_STOPPED_H_

namespace Hostkit {

	/**
	 * Thrown by 'sleep_forever' where components share a process, and by
	 * blocking functions of an entrypoint that is being stopped
	 *
	 * It is no 'Genode::Exception', so that components do not catch it.
	 */
	struct Thread_stopped { };
}

#endif /* _INCLUDE__HOSTKIT__THREAD_STOPPED_H_ */
