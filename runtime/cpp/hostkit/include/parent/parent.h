/*
 * \brief  Parent interface
 */

#ifndef _INCLUDE__PARENT__PARENT_H_
#define _INCLUDE__PARENT__PARENT_H_

#include <base/affinity.h>
#include <base/id_space.h>
#include <base/rpc.h>
#include <base/rpc_args.h>
#include <base/signal.h>
#include <root/capability.h>
#include <session/capability.h>
#include <util/attempt.h>

namespace Genode {

	struct Parent;
	struct Cpu_thread;

	using Thread_capability = Capability<Cpu_thread>;
}


struct Genode::Parent
{
	using Service_name = Rpc_in_buffer<64>;
	using Session_args = Rpc_in_buffer<160>;
	using Upgrade_args = Rpc_in_buffer<160>;

	/* sessions the component uses, and sessions it provides */
	struct Client : Interface { using Id = Id_space<Client>::Id; };
	struct Server : Interface { using Id = Id_space<Server>::Id; };

	/**
	 * Sessions that exist from the start
	 */
	struct Env
	{
		static Client::Id pd()     { return { 1 }; }
		static Client::Id cpu()    { return { 2 }; }
		static Client::Id log()    { return { 3 }; }
		static Client::Id binary() { return { 4 }; }
		static Client::Id linker() { return { 5 }; }
		static Client::Id last()   { return { 5 }; }

		static bool session_id(Client::Id id) {
			return id.value >= 1 && id.value <= last().value; }
	};

	using Resource_args = String<160>;

	using Session_result = Attempt<Capability<Session>, Session_error>;

	enum class Session_cap_error { DENIED, INSUFFICIENT_RAM, INSUFFICIENT_CAPS };

	using Session_cap_result = Attempt<Capability<Session>, Session_cap_error>;

	enum class Upgrade_result { OK, PENDING, OUT_OF_RAM, OUT_OF_CAPS };

	enum class [[nodiscard]] Close_result { DONE, PENDING };

	enum class Session_response { DENIED, OK, CLOSED, INSUFFICIENT_RAM, INSUFFICIENT_CAPS };

	virtual ~Parent() { }

	/**
	 * Tell the parent that the component has finished
	 */
	virtual void exit(int exit_value) = 0;

	virtual void announce(Service_name const &service_name) = 0;

	/**
	 * Register handler of progress with session requests
	 */
	virtual void session_sigh(Signal_context_capability) = 0;

	/**
	 * Request session
	 *
	 * \return invalid capability if the request is pending
	 */
	virtual Session_result session(Client::Id, Service_name const &, Session_args const &,
	                               Affinity const &affinity = Affinity()) = 0;

	/**
	 * Return capability of a session that was pending
	 */
	virtual Session_cap_result session_cap(Client::Id) = 0;

	virtual Upgrade_result upgrade(Client::Id, Upgrade_args const &) = 0;

	virtual Close_result close(Client::Id) = 0;

	virtual void session_response(Server::Id, Session_response) = 0;

	virtual void deliver_session_cap(Server::Id, Session_capability) = 0;

	virtual Thread_capability main_thread_cap() const = 0;

	virtual void resource_avail_sigh(Signal_context_capability) = 0;

	virtual void resource_request(Resource_args const &) = 0;

	virtual void yield_sigh(Signal_context_capability) = 0;

	virtual Resource_args yield_request() = 0;

	virtual void yield_response() = 0;

	virtual void heartbeat_sigh(Signal_context_capability) = 0;

	virtual void heartbeat_response() = 0;


	/***************************
	 ** Local, not part of RPC **
	 ***************************/

	/**
	 * Announce service, session requests are directed to 'service_root'
	 */
	virtual void announce(Service_name const &service_name, Root_capability service_root) = 0;

	/**
	 * Announce service, and the services that it extends
	 */
	template <typename ROOT_INTERFACE>
	void announce(Capability<ROOT_INTERFACE> const &service_root)
	{
		_announce_session<typename ROOT_INTERFACE::Session_type>(service_root);
	}

	template <typename SESSION>
	void _announce_session(Root_capability service_root)
	{
		announce(SESSION::service_name(), service_root);

		if constexpr (Rpc_interface_is_inherited<SESSION>::VALUE)
			_announce_session<typename SESSION::Rpc_inherited_interface>(service_root);
	}


	/*********************
	 ** RPC declaration **
	 *********************/

	GENODE_RPC(Rpc_exit, void, exit, int);
	GENODE_RPC(Rpc_announce, void, announce, Service_name const &);
	GENODE_RPC(Rpc_session_sigh, void, session_sigh, Signal_context_capability);
	GENODE_RPC(Rpc_session, Session_result, session, Client::Id, Service_name const &,
	           Session_args const &, Affinity const &);
	GENODE_RPC(Rpc_session_cap, Session_cap_result, session_cap, Client::Id);
	GENODE_RPC(Rpc_upgrade, Upgrade_result, upgrade, Client::Id, Upgrade_args const &);
	GENODE_RPC(Rpc_close, Close_result, close, Client::Id);
	GENODE_RPC(Rpc_session_response, void, session_response, Server::Id, Session_response);
	GENODE_RPC(Rpc_main_thread, Thread_capability, main_thread_cap);
	GENODE_RPC(Rpc_deliver_session_cap, void, deliver_session_cap,
	           Server::Id, Session_capability);
	GENODE_RPC(Rpc_resource_avail_sigh, void, resource_avail_sigh, Signal_context_capability);
	GENODE_RPC(Rpc_resource_request, void, resource_request, Resource_args const &);
	GENODE_RPC(Rpc_yield_sigh, void, yield_sigh, Signal_context_capability);
	GENODE_RPC(Rpc_yield_request, Resource_args, yield_request);
	GENODE_RPC(Rpc_yield_response, void, yield_response);
	GENODE_RPC(Rpc_heartbeat_sigh, void, heartbeat_sigh, Signal_context_capability);
	GENODE_RPC(Rpc_heartbeat_response, void, heartbeat_response);

	GENODE_RPC_INTERFACE(Rpc_exit, Rpc_announce, Rpc_session_sigh, Rpc_session,
	                     Rpc_session_cap, Rpc_upgrade, Rpc_close, Rpc_session_response,
	                     Rpc_main_thread, Rpc_deliver_session_cap, Rpc_resource_avail_sigh,
	                     Rpc_resource_request, Rpc_yield_sigh, Rpc_yield_request,
	                     Rpc_yield_response, Rpc_heartbeat_sigh, Rpc_heartbeat_response);
};

#endif /* _INCLUDE__PARENT__PARENT_H_ */
