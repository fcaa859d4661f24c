/*
 * \brief  PD session of a child process, and its signals
 */

#ifndef _SRC__CHILD_PD_H_
#define _SRC__CHILD_PD_H_

/* Genode includes */
#include <base/rpc_server.h>
#include <pd_session/pd_session.h>

/* local includes */
#include "signal_target.h"
#include "system.h"

/* Linux includes */
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>

namespace Hostkit {

	struct Child_signals;
	struct Child_context;
	struct Child_pd;
}


/**
 * Queue of the signals of a child
 */
struct Hostkit::Child_signals : Genode::Rpc_object<Genode::Signal_source>
{
	private:

		std::mutex               _mutex   { };
		std::condition_variable  _changed { };
		std::map<long, unsigned> _pending { };   /* by imprint */
		bool                     _stopped = false;

	public:

		void submit(long imprint, unsigned cnt);

		void stop();

		/**
		 * Block until there is a signal, in a thread that serves nothing else
		 */
		Genode::Signal_source::Signal wait_for_signal() override;
};


/**
 * Signal context of a child
 */
struct Hostkit::Child_context : Genode::Rpc_object<Genode::Signal_context>, Signal_target
{
	std::shared_ptr<Child_signals> const signals;

	long const imprint;

	Child_context(std::shared_ptr<Child_signals> signals, long imprint)
	: signals(std::move(signals)), imprint(imprint) { }

	void submit(unsigned cnt) override { signals->submit(imprint, cnt); }
};


struct Hostkit::Child_pd : Genode::Rpc_object<Genode::Pd_session, Child_pd>
{
	private:

		using Account_cap = Genode::Capability<Genode::Pd_account>;
		using Source_cap  = Genode::Capability<Genode::Signal_source>;
		using Context_cap = Genode::Signal_context_capability;
		using Ram_cap     = Genode::Ram_dataspace_capability;
		using Rm_cap      = Genode::Capability<Genode::Region_map>;
		using Alloc_error = Genode::Alloc_error;
		using Cache       = Genode::Cache;
		using Ram_quota   = Genode::Ram_quota;
		using Cap_quota   = Genode::Cap_quota;
		using addr_t      = Genode::addr_t;
		using size_t      = Genode::size_t;

		Local_component &_component;

		/* thread that serves the PD session, and the one that blocks for signals */
		Queue &_queue;
		Queue  _source_queue { _component, "signals", "core" };

		std::map<long, std::unique_ptr<Child_context>> _contexts { };

		std::shared_ptr<Child_signals> const _signals { std::make_shared<Child_signals>() };

	public:

		Child_pd(Local_component &component, Queue &queue);
		~Child_pd();

		/**
		 * Let signal source answer, which otherwise blocks
		 */
		void stop() { _signals->stop(); }


		/****************
		 ** Pd_session **
		 ****************/

		Alloc_ram_result alloc_ram(size_t size, Cache cache) override {
			return _component.pd.alloc_ram(size, cache); }

		void   free_ram(Ram_cap cap) override { _component.pd.free_ram(cap); }
		void   seal_ram(Ram_cap cap) override { _component.pd.seal_ram(cap); }
		size_t ram_size(Ram_cap cap) override { return _component.pd.ram_size(cap); }

		Signal_source_result signal_source() override { return Source_cap(_signals->cap()); }

		Alloc_context_result alloc_context(Source_cap, Imprint) override;

		void free_context(Context_cap) override;

		void submit(Context_cap cap, unsigned cnt) override {
			Genode::Signal_transmitter(cap).submit(cnt); }

		Cap_quota cap_quota() const override { return _component.pd.cap_quota(); }
		Cap_quota used_caps() const override { return _component.pd.used_caps(); }
		Ram_quota ram_quota() const override { return _component.pd.ram_quota(); }
		Ram_quota used_ram()  const override { return _component.pd.used_ram(); }


		/************************
		 ** Of no use on Linux **
		 ************************/

		Transfer_result transfer_quota(Account_cap, Ram_quota) override { return Transfer_result::INVALID; }
		Transfer_result transfer_quota(Account_cap, Cap_quota) override { return Transfer_result::INVALID; }

		void free_signal_source(Source_cap) override { }

		void       assign_parent(Genode::Capability<Genode::Parent>) { }
		bool       assign_pci(addr_t, Genode::uint16_t) { return false; }
		Map_result map(Virt_range) { return Map_result::OK; }

		Alloc_rpc_cap_result alloc_rpc_cap(Genode::Native_capability) { return Alloc_error::DENIED; }

		void   free_rpc_cap(Genode::Native_capability) { }
		Rm_cap address_space() { return { }; }
		Rm_cap stack_area()    { return { }; }
		Rm_cap linker_area()   { return { }; }

		Ref_account_result ref_account(Account_cap) { return Ref_account_result::INVALID_SESSION; }

		Genode::Capability<Native_pd> native_pd() { return { }; }

		Genode::Capability<System_control> system_control_cap(Genode::Affinity::Location) {
			return { }; }

		addr_t dma_addr(Ram_cap) { return 0; }

		Attach_dma_result attach_dma(Genode::Dataspace_capability, addr_t) {
			return Alloc_error::DENIED; }
};

#endif /* _SRC__CHILD_PD_H_ */
