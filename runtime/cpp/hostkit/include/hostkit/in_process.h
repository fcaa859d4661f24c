/*
 * \brief  Components that share the process of a test
 */

#ifndef _INCLUDE__HOSTKIT__IN_PROCESS_H_
#define _INCLUDE__HOSTKIT__IN_PROCESS_H_

#include <base/env.h>
#include <hostkit/thread_stopped.h>
#include <util/callable.h>

namespace Hostkit {

	class In_process;
	class Component;
	struct System;
	struct Local_component;
}


/**
 * What components have in common: core, and the services they announce
 *
 * It must be constructed before, and destructed after its components.
 */
class Hostkit::In_process : Genode::Noncopyable
{
	private:

		System &_system;

	public:

		In_process();
		~In_process();

		System &system() { return _system; }

		/**
		 * Define how long a session request waits for the service to appear
		 *
		 * The default is a minute, 0 denies the session at once.
		 */
		void service_timeout_ms(unsigned ms);

		/**
		 * Suppress log output, or let it appear at the error output again
		 */
		void quiet(bool);

		/**
		 * Return true if the log contains the text
		 */
		bool logged(char const *text) const;

		/**
		 * Return number of dataspaces that exist
		 */
		unsigned num_dataspaces() const;
};


/**
 * Component with an environment and an entrypoint of its own
 */
class Hostkit::Component : Genode::Noncopyable
{
	private:

		Local_component &_component;

		using Construct = Genode::Callable<void, Genode::Env &>;

		void _run(Construct::Ft const &);

	public:

		struct Attr
		{
			/* label of its sessions */
			char const *name;

			/* content of the ROM module 'config' as HID, null if absent */
			char const *config = nullptr;

			/* quota */
			Genode::size_t ram  = 64*1024*1024;
			Genode::size_t caps = 1000;
		};

		Component(In_process &, Attr const &);

		/**
		 * Destructor, ends the entrypoint
		 *
		 * What was constructed by 'run' must have been destructed before.
		 */
		~Component();

		Genode::Env &env();

		/**
		 * Call 'fn' with the 'Env' by the entrypoint, and wait for its return
		 *
		 * Exceptions are passed to the caller.
		 */
		void run(auto const &fn) { _run(Construct::Fn { fn }); }

		/**
		 * Define content of a ROM module, signal the change
		 */
		void rom(char const *name, char const *content);

		/**
		 * Remove ROM module
		 */
		void remove_rom(char const *name);

		/**
		 * Return true if the component called 'Parent::exit'
		 */
		bool exited() const;

		int exit_value() const;

		/**
		 * Return number of sessions that the component has open
		 */
		unsigned num_sessions() const;

		/**
		 * Return quota that is in use
		 */
		Genode::Ram_quota used_ram() const;
		Genode::Cap_quota used_caps() const;
};

#endif /* _INCLUDE__HOSTKIT__IN_PROCESS_H_ */
