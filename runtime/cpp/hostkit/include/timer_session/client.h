/*
 * \brief  Client-side timer session interface
 */

#ifndef _INCLUDE__TIMER_SESSION__CLIENT_H_
#define _INCLUDE__TIMER_SESSION__CLIENT_H_

#include <base/rpc_client.h>
#include <timer_session/capability.h>

namespace Timer { struct Session_client; }


struct Timer::Session_client : Genode::Rpc_client<Session>
{
	explicit Session_client(Session_capability cap) : Genode::Rpc_client<Session>(cap) { }

	void trigger_once    (uint64_t us) override { call<Rpc_trigger_once>(us); }
	void trigger_periodic(uint64_t us) override { call<Rpc_trigger_periodic>(us); }

	void sigh(Signal_context_capability sigh) override { call<Rpc_sigh>(sigh); }

	uint64_t elapsed_ms() const override { return call<Rpc_elapsed_ms>(); }
	uint64_t elapsed_us() const override { return call<Rpc_elapsed_us>(); }
};

#endif /* _INCLUDE__TIMER_SESSION__CLIENT_H_ */
