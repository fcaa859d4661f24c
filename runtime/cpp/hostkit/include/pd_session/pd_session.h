/*
 * \brief  Protection-domain (PD) session interface
 */

#ifndef _INCLUDE__PD_SESSION__PD_SESSION_H_
#define _INCLUDE__PD_SESSION__PD_SESSION_H_

#include <base/affinity.h>
#include <base/ram_allocator.h>
#include <region_map/region_map.h>
#include <session/session.h>
#include <signal_source/signal_source.h>
#include <util/attempt.h>

namespace Genode {

	struct Pd_account;
	struct Pd_session;
	struct Pd_session_client;
	struct Parent;
}


struct Genode::Pd_account : Interface, Noncopyable
{
	static char const *service_name() { return "PD"; }

	enum class Transfer_result { OK, EXCEEDED, INVALID };

	virtual Transfer_result transfer_quota(Capability<Pd_account>, Ram_quota) = 0;
	virtual Transfer_result transfer_quota(Capability<Pd_account>, Cap_quota) = 0;

	GENODE_RPC(Rpc_transfer_ram_quota, Transfer_result, transfer_quota,
	           Capability<Pd_account>, Ram_quota);
	GENODE_RPC(Rpc_transfer_cap_quota, Transfer_result, transfer_quota,
	           Capability<Pd_account>, Cap_quota);

	GENODE_RPC_INTERFACE(Rpc_transfer_ram_quota, Rpc_transfer_cap_quota);
};


/*
 * System control, which depends on the processor, is declared by its opcode
 * only, it is of no use on Linux.
 */
struct Genode::Pd_session : Session, Pd_account
{
	static constexpr unsigned CAP_QUOTA = 13;
	static constexpr size_t   RAM_QUOTA = 24*1024*sizeof(long);

	using Client = Pd_session_client;

	struct Native_pd;
	struct System_control;

	struct Virt_range { addr_t start; size_t num_bytes; };
	struct Imprint    { addr_t value; };

	enum class Map_result         { OK, OUT_OF_RAM, OUT_OF_CAPS };
	enum class Ref_account_result { OK, INVALID_SESSION };

	using Alloc_ram_result     = Attempt<Ram_dataspace_capability, Alloc_error>;
	using Signal_source_result = Attempt<Capability<Signal_source>, Alloc_error>;
	using Alloc_context_result = Attempt<Capability<Signal_context>, Alloc_error>;
	using Alloc_rpc_cap_result = Attempt<Native_capability, Alloc_error>;
	using Attach_dma_result    = Attempt<Ok, Alloc_error>;

	virtual ~Pd_session() { }

	virtual Alloc_ram_result alloc_ram(size_t size, Cache cache = CACHED) = 0;
	virtual void             free_ram(Ram_dataspace_capability) = 0;
	virtual void             seal_ram(Ram_dataspace_capability) = 0;
	virtual size_t           ram_size(Ram_dataspace_capability) = 0;

	virtual Signal_source_result signal_source() = 0;
	virtual void                 free_signal_source(Capability<Signal_source>) = 0;

	/**
	 * Create destination of signals, identified by 'imprint' at the receiver
	 */
	virtual Alloc_context_result alloc_context(Capability<Signal_source>, Imprint) = 0;
	virtual void                 free_context(Capability<Signal_context>) = 0;

	virtual void submit(Capability<Signal_context>, unsigned cnt = 1) = 0;

	virtual Cap_quota cap_quota() const = 0;
	virtual Cap_quota used_caps() const = 0;
	virtual Ram_quota ram_quota() const = 0;
	virtual Ram_quota used_ram()  const = 0;

	Cap_quota avail_caps() const { return { cap_quota().value - used_caps().value }; }
	Ram_quota avail_ram()  const { return { ram_quota().value - used_ram().value }; }


	/*********************
	 ** RPC declaration **
	 *********************/

	GENODE_RPC(Rpc_assign_parent, void, assign_parent, Capability<Parent>);
	GENODE_RPC(Rpc_assign_pci, bool, assign_pci, addr_t, uint16_t);
	GENODE_RPC(Rpc_map, Map_result, map, Virt_range);
	GENODE_RPC(Rpc_signal_source, Signal_source_result, signal_source);
	GENODE_RPC(Rpc_free_signal_source, void, free_signal_source, Capability<Signal_source>);
	GENODE_RPC(Rpc_alloc_context, Alloc_context_result, alloc_context,
	           Capability<Signal_source>, Imprint);
	GENODE_RPC(Rpc_free_context, void, free_context, Capability<Signal_context>);
	GENODE_RPC(Rpc_submit, void, submit, Capability<Signal_context>, unsigned);
	GENODE_RPC(Rpc_alloc_rpc_cap, Alloc_rpc_cap_result, alloc_rpc_cap, Native_capability);
	GENODE_RPC(Rpc_free_rpc_cap, void, free_rpc_cap, Native_capability);
	GENODE_RPC(Rpc_address_space, Capability<Region_map>, address_space);
	GENODE_RPC(Rpc_stack_area, Capability<Region_map>, stack_area);
	GENODE_RPC(Rpc_linker_area, Capability<Region_map>, linker_area);
	GENODE_RPC(Rpc_ref_account, Ref_account_result, ref_account, Capability<Pd_account>);
	GENODE_RPC(Rpc_alloc_ram, Alloc_ram_result, alloc_ram, size_t, Cache);
	GENODE_RPC(Rpc_free_ram, void, free_ram, Ram_dataspace_capability);
	GENODE_RPC(Rpc_seal_ram, void, seal_ram, Ram_dataspace_capability);
	GENODE_RPC(Rpc_ram_size, size_t, ram_size, Ram_dataspace_capability);
	GENODE_RPC(Rpc_cap_quota, Cap_quota, cap_quota);
	GENODE_RPC(Rpc_used_caps, Cap_quota, used_caps);
	GENODE_RPC(Rpc_ram_quota, Ram_quota, ram_quota);
	GENODE_RPC(Rpc_used_ram, Ram_quota, used_ram);
	GENODE_RPC(Rpc_native_pd, Capability<Native_pd>, native_pd);
	GENODE_RPC(Rpc_system_control_cap, Capability<System_control>, system_control_cap,
	           Affinity::Location);
	GENODE_RPC(Rpc_dma_addr, addr_t, dma_addr, Ram_dataspace_capability);
	GENODE_RPC(Rpc_attach_dma, Attach_dma_result, attach_dma, Dataspace_capability, addr_t);

	GENODE_RPC_INTERFACE_INHERIT(Pd_account,
		Rpc_assign_parent, Rpc_assign_pci, Rpc_map,
		Rpc_signal_source, Rpc_free_signal_source,
		Rpc_alloc_context, Rpc_free_context, Rpc_submit,
		Rpc_alloc_rpc_cap, Rpc_free_rpc_cap,
		Rpc_address_space, Rpc_stack_area, Rpc_linker_area, Rpc_ref_account,
		Rpc_alloc_ram, Rpc_free_ram, Rpc_seal_ram, Rpc_ram_size,
		Rpc_cap_quota, Rpc_used_caps, Rpc_ram_quota, Rpc_used_ram,
		Rpc_native_pd, Rpc_system_control_cap, Rpc_dma_addr, Rpc_attach_dma);
};

#endif /* _INCLUDE__PD_SESSION__PD_SESSION_H_ */
