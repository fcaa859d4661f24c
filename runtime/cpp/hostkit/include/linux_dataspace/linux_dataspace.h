/*
 * \brief  Dataspace interface on Linux
 */

#ifndef _INCLUDE__LINUX_DATASPACE__LINUX_DATASPACE_H_
#define _INCLUDE__LINUX_DATASPACE__LINUX_DATASPACE_H_

#include <base/native_capability.h>
#include <dataspace/capability.h>
#include <util/string.h>

namespace Genode { struct Linux_dataspace; }


/**
 * Dataspace with a file descriptor behind it
 */
struct Genode::Linux_dataspace : Dataspace
{
	using Filename = String<64>;

	virtual ~Linux_dataspace() { }

	/**
	 * Return path of the file, if it has one
	 */
	virtual Filename fname() = 0;

	/**
	 * Return file descriptor to be mapped, as a capability
	 */
	virtual Untyped_capability fd() = 0;

	GENODE_RPC(Rpc_fname, Filename, fname);
	GENODE_RPC(Rpc_fd, Untyped_capability, fd);
	GENODE_RPC_INTERFACE_INHERIT(Dataspace, Rpc_fname, Rpc_fd);
};

#endif /* _INCLUDE__LINUX_DATASPACE__LINUX_DATASPACE_H_ */
