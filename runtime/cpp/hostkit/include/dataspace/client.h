/*
 * \brief  Client-side dataspace interface
 */

#ifndef _INCLUDE__DATASPACE__CLIENT_H_
#define _INCLUDE__DATASPACE__CLIENT_H_

#include <base/rpc_client.h>
#include <dataspace/capability.h>

namespace Genode { struct Dataspace_client; }


struct Genode::Dataspace_client : Rpc_client<Dataspace>
{
	explicit Dataspace_client(Dataspace_capability ds) : Rpc_client<Dataspace>(ds) { }

	size_t size()      override { return call<Rpc_size>(); }
	bool   writeable() override { return call<Rpc_writeable>(); }
};

#endif /* _INCLUDE__DATASPACE__CLIENT_H_ */
