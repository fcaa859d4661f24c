/*
 * \brief  Connection to timer service
 *
 * The timeout framework of Genode's 'Timer::Connection' is not part of the
 * stand-in.
 */

#ifndef _INCLUDE__TIMER_SESSION__CONNECTION_H_
#define _INCLUDE__TIMER_SESSION__CONNECTION_H_

#include <base/connection.h>
#include <timer_session/client.h>

namespace Timer { class Connection; }


class Timer::Connection : public Genode::Connection<Session>, public Session_client
{
	private:

		Genode::Mutex             _mutex { };
		Genode::Signal_receiver   _sleep_receiver { };
		Genode::Signal_context    _sleep_context { };
		Signal_context_capability _sleep_sigh { _sleep_receiver.manage(_sleep_context) };
		Signal_context_capability _custom_sigh { };

	public:

		Connection(Genode::Env &env, Label const &label = { })
		:
			Genode::Connection<Session>(env, label, Ram_quota { 10*1024 }, Args()),
			Session_client(cap())
		{ }

		Connection(Genode::Env &env, Genode::Entrypoint &, Label const &label = { })
		: Connection(env, label) { }

		~Connection() { _sleep_receiver.dissolve(_sleep_context); }

		void sigh(Signal_context_capability sigh) override
		{
			_custom_sigh = sigh;
			Session_client::sigh(sigh);
		}

		void usleep(uint64_t us) override
		{
			if (us == 0)
				return;

			Genode::Mutex::Guard guard(_mutex);

			Session_client::sigh(_sleep_sigh);
			trigger_once(us);
			_sleep_receiver.wait_for_signal();
			Session_client::sigh(_custom_sigh);
		}

		void msleep(uint64_t ms) override { usleep(1000*ms); }
};

#endif /* _INCLUDE__TIMER_SESSION__CONNECTION_H_ */
