/*
 * \brief  ROM, LOG, and Timer sessions provided by the stand-in itself
 */

/* Genode includes */
#include <log_session/log_session.h>
#include <rom_session/rom_session.h>
#include <timer_session/timer_session.h>

/* local includes */
#include "system.h"

/* Linux includes */
#include <chrono>

using namespace Genode;
using namespace Hostkit;


namespace {

	template <typename INTERFACE>
	struct Managed : Core_session, Rpc_object<INTERFACE>
	{
		Local_component &component;

		explicit Managed(Local_component &component) : component(component)
		{
			component.system.core.manage(*this);
		}

		~Managed() override { component.system.core.dissolve(*this); }

		Session_capability session_cap() override { return Rpc_object<INTERFACE>::cap(); }
	};


	struct Rom_object : Managed<Rom_session>
	{
		std::string const name;

		Memory_dataspace *ds = nullptr;

		Rom_object(Local_component &component, std::string name)
		: Managed<Rom_session>(component), name(std::move(name)) { }

		Rom_object(Rom_object const &)              = delete;
		Rom_object &operator = (Rom_object const &) = delete;

		~Rom_object() override
		{
			sigh(Signal_context_capability());
			if (ds)
				component.system.destroy(*ds);
		}

		Rom_dataspace_capability dataspace() override
		{
			if (ds)
				component.system.destroy(*ds);

			ds = nullptr;

			std::lock_guard guard(component.mutex);

			auto const it = component.roms.find(name);
			if (it == component.roms.end())
				return { };

			ds = component.system.create_dataspace(it->second.size() + 1);
			if (!ds)
				return { };

			ds->fill(it->second.data(), it->second.size());
			ds->write = false;
			return static_cap_cast<Rom_dataspace>(
				static_cap_cast<Dataspace>(Capability<Linux_dataspace>(ds->cap())));
		}

		Signal_context_capability _sigh { };

		void sigh(Signal_context_capability sigh) override
		{
			std::lock_guard guard(component.mutex);

			auto &sighs = component.rom_sighs;
			for (auto it = sighs.begin(); it != sighs.end(); ++it)
				if (it->first == name && it->second == _sigh) {
					sighs.erase(it);
					break;
				}

			_sigh = sigh;
			if (sigh.valid())
				sighs.emplace(name, sigh);
		}
	};


	struct Log_object : Managed<Log_session>
	{
		using Managed<Log_session>::Managed;

		void write(Log_session::String const &string) override
		{
			std::string line(string.string());
			while (!line.empty() && line.back() == '\n')
				line.pop_back();
			component.log(line);
		}
	};


	struct Timer_object : Managed<Timer::Session>
	{
		using Clock = std::chrono::steady_clock;
		using Us    = std::chrono::microseconds;

		Clock::time_point const start = Clock::now();

		std::mutex                mutex { };
		std::condition_variable   changed { };
		Genode::Signal_context_capability sigh_cap { };
		bool                      armed = false, stop = false;
		Clock::time_point         deadline { };
		Us                        period { 0 };
		std::thread               thread;

		explicit Timer_object(Local_component &component)
		: Managed<Timer::Session>(component), thread([this] { run(); }) { }

		~Timer_object() override
		{
			{
				std::lock_guard guard(mutex);
				stop = true;
				changed.notify_all();
			}
			thread.join();
		}

		void run()
		{
			std::unique_lock lock(mutex);
			while (!stop) {

				if (!armed) {
					changed.wait(lock);
					continue;
				}
				if (changed.wait_until(lock, deadline) != std::cv_status::timeout
				 && Clock::now() < deadline)
					continue;

				if (stop || !armed)
					continue;

				armed = period.count() > 0;
				deadline += period;
				Signal_transmitter(sigh_cap).submit();
			}
		}

		void _arm(uint64_t us, uint64_t period_us)
		{
			/* keep the clock's range, a year is as good as forever */
			auto limited = [] (uint64_t us) { return Us(min(us, uint64_t(31536000)*1000000)); };

			std::lock_guard guard(mutex);
			armed    = true;
			period   = limited(period_us);
			deadline = Clock::now() + limited(us);
			changed.notify_all();
		}

		void trigger_once(uint64_t us) override { _arm(us, 0); }

		void trigger_periodic(uint64_t us) override
		{
			if (us) {
				_arm(us, us);
				return;
			}
			std::lock_guard guard(mutex);
			armed = false;
		}

		void sigh(Genode::Signal_context_capability sigh) override
		{
			std::lock_guard guard(mutex);
			sigh_cap = sigh;
		}

		uint64_t elapsed_us() const override
		{
			return uint64_t(std::chrono::duration_cast<Us>(Clock::now() - start).count());
		}

		uint64_t elapsed_ms() const override { return elapsed_us()/1000; }

		void msleep(uint64_t) override { }
		void usleep(uint64_t) override { }
	};
}


std::unique_ptr<Core_session> Core_session::create_rom(Local_component &component,
                                                       std::string const &name)
{
	return std::make_unique<Rom_object>(component, name);
}


std::unique_ptr<Core_session> Core_session::create_log(Local_component &component)
{
	return std::make_unique<Log_object>(component);
}


std::unique_ptr<Core_session> Core_session::create_timer(Local_component &component)
{
	return std::make_unique<Timer_object>(component);
}
