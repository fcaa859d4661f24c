/*
 * \brief  Client-side PD session interface
 */

#ifndef _INCLUDE__PD_SESSION__CLIENT_H_
#define _INCLUDE__PD_SESSION__CLIENT_H_

#include <base/rpc_client.h>
#include <pd_session/capability.h>

namespace Genode { struct Pd_session_client; }


struct Genode::Pd_session_client : Rpc_client<Pd_session>
{
	explicit Pd_session_client(Pd_session_capability cap) : Rpc_client<Pd_session>(cap) { }

	Transfer_result transfer_quota(Capability<Pd_account> to, Ram_quota amount) override {
		return call<Rpc_transfer_ram_quota>(to, amount); }

	Transfer_result transfer_quota(Capability<Pd_account> to, Cap_quota amount) override {
		return call<Rpc_transfer_cap_quota>(to, amount); }

	Alloc_ram_result alloc_ram(size_t size, Cache cache = CACHED) override {
		return call<Rpc_alloc_ram>(size, cache); }

	void free_ram(Ram_dataspace_capability ds) override { call<Rpc_free_ram>(ds); }

	void seal_ram(Ram_dataspace_capability ds) override { call<Rpc_seal_ram>(ds); }

	size_t ram_size(Ram_dataspace_capability ds) override { return call<Rpc_ram_size>(ds); }

	Signal_source_result signal_source() override { return call<Rpc_signal_source>(); }

	void free_signal_source(Capability<Signal_source> cap) override {
		call<Rpc_free_signal_source>(cap); }

	Alloc_context_result alloc_context(Capability<Signal_source> source, Imprint imprint) override {
		return call<Rpc_alloc_context>(source, imprint); }

	void free_context(Signal_context_capability cap) override { call<Rpc_free_context>(cap); }

	void submit(Signal_context_capability cap, unsigned cnt = 1) override {
		call<Rpc_submit>(cap, cnt); }

	Cap_quota cap_quota() const override { return call<Rpc_cap_quota>(); }
	Cap_quota used_caps() const override { return call<Rpc_used_caps>(); }
	Ram_quota ram_quota() const override { return call<Rpc_ram_quota>(); }
	Ram_quota used_ram()  const override { return call<Rpc_used_ram>(); }
};

#endif /* _INCLUDE__PD_SESSION__CLIENT_H_ */
