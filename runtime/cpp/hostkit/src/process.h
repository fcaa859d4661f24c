/*
 * \brief  Component that is a process of its own
 */

#ifndef _SRC__PROCESS_H_
#define _SRC__PROCESS_H_

/* Genode includes */
#include <base/env.h>
#include <log_session/client.h>
#include <parent/client.h>
#include <pd_session/client.h>
#include <util/reconstructible.h>

/* local includes */
#include "component_env.h"
#include "root_proxy.h"
#include "signal_sink.h"

/* Linux includes */
#include <map>
#include <thread>

namespace Hostkit {

	struct Process;
	struct Process_parent;
	struct Process_signals;
}


/**
 * Parent that is reached by a socket
 */
struct Hostkit::Process_parent : Genode::Parent_client
{
	private:

		Process &_process;

	public:

		Process_parent(Process &process, Genode::Capability<Genode::Parent> cap)
		: Parent_client(cap), _process(process) { }

		using Parent_client::announce;

		void announce(Service_name const &, Genode::Root_capability) override;

		/**
		 * Tell the parent and end the process
		 */
		void exit(int) override;
};


/**
 * Signals that are delivered by core
 */
struct Hostkit::Process_signals : Signal_broker
{
	private:

		Genode::Pd_session &_pd;

		Genode::Capability<Genode::Signal_source> _source { };

		/* guarded by 'signals_mutex' */
		std::map<unsigned long, Signal_record *> _records { };
		unsigned long                            _next_imprint = 1;

		std::thread _thread { };

		void _receive();

	public:

		explicit Process_signals(Genode::Pd_session &);

		~Process_signals() override { _thread.detach(); }

		Genode::Native_capability alloc_context(Signal_record &) override;

		void free_context(Signal_record &) override;

		void submit(Genode::Native_capability const &, unsigned cnt) override;
};


struct Hostkit::Process : Runtime
{
	private:

		template <typename INTERFACE>
		Genode::Capability<INTERFACE> _env_session(Genode::Parent::Client::Id);

	public:

		Process_parent             parent;
		Genode::Log_session_client log_session { _env_session<Genode::Log_session>(
		                                           Genode::Parent::Env::log()) };
		Genode::Pd_session_client  pd          { _env_session<Genode::Pd_session>(
		                                           Genode::Parent::Env::pd()) };
		Process_signals            signals     { pd };
		Component_env              env         { *this, parent, pd };

		Genode::Constructible<Root_proxy> root_proxy { };

		void handle_heartbeat() { parent.heartbeat_response(); }

		Genode::Io_signal_handler<Process> heartbeat_handler {
			env.ep(), *this, &Process::handle_heartbeat };

		explicit Process(Genode::Capability<Genode::Parent>);

		/**
		 * Call 'construct' and serve the component's initial entrypoint
		 */
		void run(void (*construct)(Genode::Env &));


		/*************
		 ** Runtime **
		 *************/

		void log(std::string const &line) override;

		[[noreturn]] void stop_thread() override;
};

#endif /* _SRC__PROCESS_H_ */
