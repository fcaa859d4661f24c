/*
 * \brief  Core and parent of components that share a process
 */

#ifndef _SRC__SYSTEM_H_
#define _SRC__SYSTEM_H_

/* Genode includes */
#include <hostkit/in_process.h>
#include <root/client.h>

/* local includes */
#include "component_env.h"
#include "local_pd.h"
#include "memory_dataspace.h"
#include "queue.h"

/* Linux includes */
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace Hostkit {

	struct System;
	struct Local_component;
	struct Core_session;
}


/**
 * Session that is provided by the stand-in itself
 */
struct Hostkit::Core_session
{
	virtual Genode::Session_capability session_cap() = 0;

	virtual ~Core_session() { }

	/*
	 * Each function returns a null pointer if there is no such session
	 */
	static std::unique_ptr<Core_session> create_rom(Local_component &, std::string const &name);
	static std::unique_ptr<Core_session> create_log(Local_component &);
	static std::unique_ptr<Core_session> create_timer(Local_component &);
};


struct Hostkit::System : Runtime
{
	struct Service
	{
		Local_component         *server;
		Genode::Root_capability  root;
	};

	std::mutex                       mutex { };
	std::condition_variable          announced { };
	std::map<std::string, Service>   services { };
	std::string                      logged { };
	bool                             quiet = false;
	unsigned                         service_timeout_ms = 60*1000;
	std::atomic<unsigned>            num_dataspaces { 0 };

	Queue core { *this, "core", "core" };

	System() : Runtime("core") { core.start(); }

	void log(std::string const &line) override { log_line("core", line); }

	void log_line(std::string const &component, std::string const &line);

	[[noreturn]] void stop_thread() override { throw Thread_stopped(); }

	/**
	 * Create dataspace
	 *
	 * \return null pointer if there is not enough memory
	 */
	Memory_dataspace *create_dataspace(Genode::size_t);

	void destroy(Memory_dataspace &);
};


struct Hostkit::Local_component : Runtime, Genode::Parent
{
	private:

		struct Open
		{
			std::unique_ptr<Core_session> core { };
			Genode::Session_capability    cap  { };
			Genode::Root_capability       root { };
			std::shared_ptr<Account>      server { };
			Genode::Ram_quota             ram  { };
			Genode::Cap_quota             caps { };
		};

		std::map<unsigned long, Open>           _sessions { };   /* guarded by 'mutex' */

		Session_result _open_local(Open &, std::string const &service, char const *args,
		                           Genode::Affinity const &);

	public:

		System &system;

		std::mutex mutable mutex { };

		std::map<std::string, std::string>                       roms { };
		std::multimap<std::string, Genode::Signal_context_capability> rom_sighs { };

		std::atomic<bool> exited     { false };
		std::atomic<int>  exit_value { 0 };

		Local_pd pd;

		Component_env env { *this, *this, pd };

		Local_component(System &, Component::Attr const &);
		~Local_component();

		unsigned num_sessions() const;

		/**
		 * Close sessions that the component left open
		 */
		void close_sessions();

		void run(Genode::Callable<void, Genode::Env &>::Ft const &);


		/*************
		 ** Runtime **
		 *************/

		void log(std::string const &line) override { system.log_line(name, line); }

		[[noreturn]] void stop_thread() override { throw Thread_stopped(); }


		/************
		 ** Parent **
		 ************/

		void exit(int) override;
		void announce(Service_name const &) override { }
		void announce(Service_name const &, Genode::Root_capability) override;
		void session_sigh(Genode::Signal_context_capability) override { }
		Session_result session(Client::Id, Service_name const &,
		                       Session_args const &, Genode::Affinity const &) override;
		Session_cap_result session_cap(Client::Id) override;
		Upgrade_result upgrade(Client::Id, Upgrade_args const &) override;
		Close_result close(Client::Id) override;
		void session_response(Server::Id, Session_response) override { }
		void deliver_session_cap(Server::Id, Genode::Session_capability) override { }
		Genode::Thread_capability main_thread_cap() const override { return { }; }
		void resource_avail_sigh(Genode::Signal_context_capability) override { }
		void resource_request(Resource_args const &) override;
		void yield_sigh(Genode::Signal_context_capability) override { }
		Resource_args yield_request() override { return { }; }
		void yield_response() override { }
		void heartbeat_sigh(Genode::Signal_context_capability) override { }
		void heartbeat_response() override { }
};

#endif /* _SRC__SYSTEM_H_ */
