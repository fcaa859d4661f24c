/*
 * \brief  Examples objects types
 * \author TelOS IDL compiler
 *
 * Interfaces that no session hands out
 */

/*
 * Generated from objects.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_OBJECTS__EXAMPLES_OBJECTS_H_
#define _INCLUDE__EXAMPLES_OBJECTS__EXAMPLES_OBJECTS_H_

/* Genode includes */
#include <base/capability.h>
#include <base/rpc.h>
#include <base/stdint.h>
#include <util/interface.h>

namespace Examples_objects {

	using namespace Genode;

	struct Leaf;
	struct Leaf_client;
	struct Branch;
	struct Branch_client;
}


struct Examples_objects::Leaf : Interface
{
	/*********************
	 ** RPC declaration **
	 *********************/

	GENODE_RPC(Rpc_value, uint32_t, value);

	GENODE_RPC_INTERFACE(Rpc_value);
};


struct Examples_objects::Branch : Leaf
{
	/*********************
	 ** RPC declaration **
	 *********************/

	GENODE_RPC(Rpc_next, Capability<Leaf>, next, uint32_t);
	GENODE_RPC(Rpc_prune, void, prune);

	GENODE_RPC_INTERFACE_INHERIT(Leaf, Rpc_next, Rpc_prune);
};


/*
 * Compile-time checks of the wire representation
 */
namespace Examples_objects {


	/* bytes of the largest request and reply, as the RPC framework counts */
	template <typename RPC>
	constexpr bool message_sizes(unsigned const call, unsigned const reply)
	{
		return Rpc_function_msg_size<RPC, RPC_CALL> ::Value == call  && call  <= 1024
		    && Rpc_function_msg_size<RPC, RPC_REPLY>::Value == reply && reply <= 1024;
	}

	static_assert(message_sizes<Leaf::Rpc_value>(8, 12));

	static_assert(Meta::Length<Leaf::Rpc_functions>::Value == 1);

	static_assert(message_sizes<Branch::Rpc_next> (16, 16));
	static_assert(message_sizes<Branch::Rpc_prune>(8, 8));

	static_assert(Meta::Length<Branch::Rpc_functions>::Value == 3);
}

#endif /* _INCLUDE__EXAMPLES_OBJECTS__EXAMPLES_OBJECTS_H_ */
