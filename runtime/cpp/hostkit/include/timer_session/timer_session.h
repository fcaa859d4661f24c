/*
 * \brief  Timer session interface
 */

#ifndef _INCLUDE__TIMER_SESSION__TIMER_SESSION_H_
#define _INCLUDE__TIMER_SESSION__TIMER_SESSION_H_

#include <base/signal.h>
#include <session/session.h>

namespace Timer {

	using Genode::uint64_t;

	struct Session;
}


struct Timer::Session : Genode::Session
{
	using Signal_context_capability = Genode::Signal_context_capability;

	static char const *service_name() { return "Timer"; }

	enum { CAP_QUOTA = 2 };

	virtual ~Session() { }

	/**
	 * Submit signal once after 'us' microseconds
	 */
	virtual void trigger_once(uint64_t us) = 0;

	/**
	 * Submit signal every 'us' microseconds, 0 stops it
	 */
	virtual void trigger_periodic(uint64_t us) = 0;

	virtual void sigh(Signal_context_capability sigh) = 0;

	virtual uint64_t elapsed_ms() const = 0;
	virtual uint64_t elapsed_us() const = 0;

	/* client-side functions */
	virtual void msleep(uint64_t ms) = 0;
	virtual void usleep(uint64_t us) = 0;

	GENODE_RPC(Rpc_trigger_once, void, trigger_once, uint64_t);
	GENODE_RPC(Rpc_trigger_periodic, void, trigger_periodic, uint64_t);
	GENODE_RPC(Rpc_sigh, void, sigh, Genode::Signal_context_capability);
	GENODE_RPC(Rpc_elapsed_ms, uint64_t, elapsed_ms);
	GENODE_RPC(Rpc_elapsed_us, uint64_t, elapsed_us);

	GENODE_RPC_INTERFACE(Rpc_trigger_once, Rpc_trigger_periodic, Rpc_sigh,
	                     Rpc_elapsed_ms, Rpc_elapsed_us);
};

#endif /* _INCLUDE__TIMER_SESSION__TIMER_SESSION_H_ */
