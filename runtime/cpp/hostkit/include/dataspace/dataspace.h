/*
 * \brief  Dataspace interface
 */

#ifndef _INCLUDE__DATASPACE__DATASPACE_H_
#define _INCLUDE__DATASPACE__DATASPACE_H_

#include <base/rpc.h>
#include <base/stdint.h>
#include <util/interface.h>

namespace Genode { struct Dataspace; }


/**
 * Memory that can be attached and shared
 */
struct Genode::Dataspace : Interface
{
	virtual ~Dataspace() { }

	virtual size_t size() = 0;

	virtual bool writeable() = 0;

	GENODE_RPC(Rpc_size, size_t, size);
	GENODE_RPC(Rpc_writeable, bool, writeable);
	GENODE_RPC_INTERFACE(Rpc_size, Rpc_writeable);
};

#endif /* _INCLUDE__DATASPACE__DATASPACE_H_ */
