/*
 * \brief  Attachment of dataspaces to an address space
 */

#ifndef _INCLUDE__REGION_MAP__REGION_MAP_H_
#define _INCLUDE__REGION_MAP__REGION_MAP_H_

#include <base/signal.h>
#include <base/stdint.h>
#include <dataspace/capability.h>
#include <util/attempt.h>

namespace Genode { struct Region_map; }


struct Genode::Region_map : Interface
{
	struct Fault
	{
		enum class Type { NONE, READ, WRITE, EXEC };

		Type   type;
		addr_t addr;
	};

	struct Range { addr_t start; size_t num_bytes; };

	struct Attr
	{
		size_t size;        /* 0 for the whole dataspace */
		addr_t offset;
		bool   use_at;
		addr_t at;
		bool   executable;
		bool   writeable;
	};

	enum class Attach_error { OUT_OF_RAM, OUT_OF_CAPS, REGION_CONFLICT, INVALID_DATASPACE };

	using Attach_result = Attempt<Range, Attach_error>;

	virtual Attach_result attach(Dataspace_capability ds, Attr const &attr) = 0;

	virtual void detach(addr_t) = 0;

	virtual void fault_handler(Signal_context_capability) = 0;

	virtual Fault fault() = 0;

	virtual Dataspace_capability dataspace() = 0;


	/*********************
	 ** RPC declaration **
	 *********************/

	GENODE_RPC(Rpc_attach, Attach_result, attach, Dataspace_capability, Attr const &);
	GENODE_RPC(Rpc_detach, void, detach, addr_t);
	GENODE_RPC(Rpc_fault_handler, void, fault_handler, Signal_context_capability);
	GENODE_RPC(Rpc_fault, Fault, fault);
	GENODE_RPC(Rpc_dataspace, Dataspace_capability, dataspace);

	GENODE_RPC_INTERFACE(Rpc_attach, Rpc_detach, Rpc_fault_handler, Rpc_fault, Rpc_dataspace);
};

#endif /* _INCLUDE__REGION_MAP__REGION_MAP_H_ */
