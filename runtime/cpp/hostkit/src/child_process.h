/*
 * \brief  Parent of a child process
 */

#ifndef _SRC__CHILD_PROCESS_H_
#define _SRC__CHILD_PROCESS_H_

/* Genode includes */
#include <hostkit/child.h>

/* local includes */
#include "child_pd.h"
#include "child_root.h"

/* Linux includes */
#include <optional>
#include <sys/types.h>
#include <thread>
#include <vector>

namespace Hostkit {

	struct Child_parent;
	struct Child_process;
}


struct Hostkit::Child_parent : Genode::Rpc_object<Genode::Parent>
{
	private:

		Local_component &_component;
		Queue           &_queue;

		Child_pd _pd { _component, _queue };

		/* thread that waits for answers of the child to session requests */
		Queue _root_queue { _component, "root", "core" };

		std::vector<std::unique_ptr<Child_root>> _roots { };

		std::unique_ptr<Core_session> const _log { Core_session::create_log(_component) };

		/* requests that are not answered by core itself */
		std::mutex                                             _mutex    { };
		std::map<unsigned long, std::optional<Session_result>> _results  { };
		std::vector<std::thread>                               _openers  { };
		Genode::Signal_context_capability                      _progress { };

		std::shared_ptr<Session_requests> const _requests;

		std::atomic<bool> _exited     { false };
		std::atomic<int>  _exit_value { 0 };

	public:

		Child_parent(Local_component &, Queue &);
		~Child_parent();

		bool exited()     const { return _exited; }
		int  exit_value() const { return _exit_value; }


		/************
		 ** Parent **
		 ************/

		using Client_id = Client::Id;
		using Server_id = Server::Id;
		using Sigh      = Genode::Signal_context_capability;

		void exit(int value) override
		{
			_exit_value = value;
			_exited     = true;
		}

		void announce(Service_name const &) override;
		void announce(Service_name const &, Genode::Root_capability) override { }

		void session_sigh(Sigh sigh) override
		{
			std::lock_guard guard(_mutex);
			_progress = sigh;
		}

		Session_result session(Client_id, Service_name const &, Session_args const &,
		                       Genode::Affinity const &) override;

		Session_cap_result session_cap(Client_id) override;

		Upgrade_result upgrade(Client_id id, Upgrade_args const &args) override {
			return _component.upgrade(id, args); }

		Close_result close(Client_id id) override { return _component.close(id); }

		void session_response(Server_id id, Session_response response) override {
			_requests->answer(id.value, response, { }); }

		void deliver_session_cap(Server_id id, Genode::Session_capability cap) override {
			_requests->answer(id.value, Session_response::OK, cap); }

		Genode::Thread_capability main_thread_cap() const override { return { }; }

		void resource_avail_sigh(Sigh) override { }
		void resource_request(Resource_args const &args) override {
			Genode::error("nobody grants the requested ", args.string()); }
		void yield_sigh(Sigh) override { }
		Resource_args yield_request() override { return Resource_args(""); }
		void yield_response() override { }
		void heartbeat_sigh(Sigh) override { }
		void heartbeat_response() override { }
};


struct Hostkit::Child_process
{
	Local_component component;

	Queue        queue  { component, "parent", "core" };
	Child_parent parent { component, queue };

	pid_t pid = -1;

	Child_process(System &, Child::Attr const &);
	~Child_process();

	/* exit value if the process has ended */
	std::optional<int> result { };

	/**
	 * Look whether the process has ended
	 */
	bool poll();
};

#endif /* _SRC__CHILD_PROCESS_H_ */
