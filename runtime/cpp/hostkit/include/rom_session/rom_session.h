/*
 * \brief  ROM session interface
 */

#ifndef _INCLUDE__ROM_SESSION__ROM_SESSION_H_
#define _INCLUDE__ROM_SESSION__ROM_SESSION_H_

#include <base/signal.h>
#include <dataspace/capability.h>
#include <session/session.h>

namespace Genode {

	struct Rom_dataspace;
	struct Rom_session;
	struct Rom_session_client;

	using Rom_dataspace_capability = Capability<Rom_dataspace>;
}


struct Genode::Rom_dataspace : Dataspace { };


/**
 * Content that is read, and may be replaced by its provider
 */
struct Genode::Rom_session : Session
{
	static char const *service_name() { return "ROM"; }

	static constexpr unsigned CAP_QUOTA = 3;
	static constexpr size_t   RAM_QUOTA = 6*1024;

	using Client = Rom_session_client;

	virtual ~Rom_session() { }

	/**
	 * Return dataspace with the current content, replacing the former one
	 */
	virtual Rom_dataspace_capability dataspace() = 0;

	/**
	 * Update content of the existing dataspace
	 *
	 * \return false if a new dataspace must be requested
	 */
	virtual bool update() { return false; }

	virtual void sigh(Signal_context_capability) = 0;

	GENODE_RPC(Rpc_dataspace, Rom_dataspace_capability, dataspace);
	GENODE_RPC(Rpc_update, bool, update);
	GENODE_RPC(Rpc_sigh, void, sigh, Signal_context_capability);
	GENODE_RPC_INTERFACE(Rpc_dataspace, Rpc_update, Rpc_sigh);
};

#endif /* _INCLUDE__ROM_SESSION__ROM_SESSION_H_ */
