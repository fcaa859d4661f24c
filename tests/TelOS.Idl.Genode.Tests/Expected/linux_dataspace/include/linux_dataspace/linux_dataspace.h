/*
 * \brief  Linux dataspace interface
 * \author TelOS IDL compiler
 *
 * Dataspaces on Linux
 */

/*
 * Generated from linux_dataspace.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__LINUX_DATASPACE__LINUX_DATASPACE_H_
#define _INCLUDE__LINUX_DATASPACE__LINUX_DATASPACE_H_

/* Genode includes */
#include <base/capability.h>
#include <base/rpc.h>
#include <base/stdint.h>
#include <dataspace/dataspace.h>
#include <util/interface.h>
#include <util/string.h>

namespace Genode {

	struct Linux_dataspace;
	struct Linux_dataspace_client;
}


/**
 * A dataspace that is a file
 */
struct Genode::Linux_dataspace : Dataspace
{
	/**
	 * The file's path, or nothing when it has none
	 */
	virtual String<64> fname() = 0;

	/**
	 * The file, as a capability whose descriptor can be mapped
	 */
	virtual Native_capability fd() = 0;


	/*********************
	 ** RPC declaration **
	 *********************/

	GENODE_RPC(Rpc_fname, String<64>, fname);
	GENODE_RPC(Rpc_fd, Native_capability, fd);

	GENODE_RPC_INTERFACE_INHERIT(Dataspace, Rpc_fname, Rpc_fd);
};

#endif /* _INCLUDE__LINUX_DATASPACE__LINUX_DATASPACE_H_ */
