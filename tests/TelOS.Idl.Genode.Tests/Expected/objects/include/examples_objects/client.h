/*
 * \brief  Client-side Examples objects interface
 * \author TelOS IDL compiler
 */

/*
 * Generated from objects.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_OBJECTS__CLIENT_H_
#define _INCLUDE__EXAMPLES_OBJECTS__CLIENT_H_

#include <base/rpc_client.h>
#include <examples_objects/capability.h>


struct Examples_objects::Leaf_client : Rpc_client<Leaf>
{
	explicit Leaf_client(Leaf_capability cap) : Rpc_client<Leaf>(cap) { }

	uint32_t value()
	{
		return call<Rpc_value>();
	}
};


struct Examples_objects::Branch_client : Rpc_client<Branch>
{
	explicit Branch_client(Branch_capability cap) : Rpc_client<Branch>(cap) { }

	uint32_t value()
	{
		return call<Rpc_value>();
	}

	Capability<Leaf> next(uint32_t index)
	{
		return call<Rpc_next>(index);
	}

	void prune()
	{
		call<Rpc_prune>();
	}
};

#endif /* _INCLUDE__EXAMPLES_OBJECTS__CLIENT_H_ */
