/*
 * \brief  Client-side Linux dataspace interface
 * \author TelOS IDL compiler
 */

/*
 * Generated from linux_dataspace.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__LINUX_DATASPACE__CLIENT_H_
#define _INCLUDE__LINUX_DATASPACE__CLIENT_H_

#include <base/rpc_client.h>
#include <linux_dataspace/capability.h>


struct Genode::Linux_dataspace_client : Rpc_client<Linux_dataspace>
{
	explicit Linux_dataspace_client(Linux_dataspace_capability cap) : Rpc_client<Linux_dataspace>(cap) { }

	size_t size() override
	{
		return call<Rpc_size>();
	}

	bool writeable() override
	{
		return call<Rpc_writeable>();
	}

	String<64> fname() override
	{
		return call<Rpc_fname>();
	}

	Native_capability fd() override
	{
		return call<Rpc_fd>();
	}
};

#endif /* _INCLUDE__LINUX_DATASPACE__CLIENT_H_ */
