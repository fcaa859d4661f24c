/*
 * \brief  Client-side parent interface
 */

#ifndef _INCLUDE__PARENT__CLIENT_H_
#define _INCLUDE__PARENT__CLIENT_H_

#include <base/rpc_client.h>
#include <parent/parent.h>

namespace Genode { struct Parent_client; }


/*
 * The local function for announcing a service with its root interface is up
 * to the derived class.
 */
struct Genode::Parent_client : Rpc_client<Parent>
{
	explicit Parent_client(Capability<Parent> cap) : Rpc_client<Parent>(cap) { }

	using Parent::announce;

	void exit(int value) override { call<Rpc_exit>(value); }

	void announce(Service_name const &name) override { call<Rpc_announce>(name); }

	void session_sigh(Signal_context_capability sigh) override { call<Rpc_session_sigh>(sigh); }

	Session_result session(Client::Id id, Service_name const &name, Session_args const &args,
	                       Affinity const &affinity) override {
		return call<Rpc_session>(id, name, args, affinity); }

	Session_cap_result session_cap(Client::Id id) override { return call<Rpc_session_cap>(id); }

	Upgrade_result upgrade(Client::Id id, Upgrade_args const &args) override {
		return call<Rpc_upgrade>(id, args); }

	Close_result close(Client::Id id) override { return call<Rpc_close>(id); }

	void session_response(Server::Id id, Session_response response) override {
		call<Rpc_session_response>(id, response); }

	void deliver_session_cap(Server::Id id, Session_capability cap) override {
		call<Rpc_deliver_session_cap>(id, cap); }

	Thread_capability main_thread_cap() const override { return call<Rpc_main_thread>(); }

	void resource_avail_sigh(Signal_context_capability sigh) override {
		call<Rpc_resource_avail_sigh>(sigh); }

	void resource_request(Resource_args const &args) override {
		call<Rpc_resource_request>(args); }

	void yield_sigh(Signal_context_capability sigh) override { call<Rpc_yield_sigh>(sigh); }

	Resource_args yield_request() override { return call<Rpc_yield_request>(); }

	void yield_response() override { call<Rpc_yield_response>(); }

	void heartbeat_sigh(Signal_context_capability sigh) override {
		call<Rpc_heartbeat_sigh>(sigh); }

	void heartbeat_response() override { call<Rpc_heartbeat_response>(); }
};

#endif /* _INCLUDE__PARENT__CLIENT_H_ */
