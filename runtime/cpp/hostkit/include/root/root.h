/*
 * \brief  Root interface: creation of sessions
 */

#ifndef _INCLUDE__ROOT__ROOT_H_
#define _INCLUDE__ROOT__ROOT_H_

#include <base/affinity.h>
#include <base/rpc.h>
#include <base/rpc_args.h>
#include <session/capability.h>
#include <util/attempt.h>

namespace Genode {

	struct Root;
	template <typename> struct Typed_root;
}


struct Genode::Root
{
	using Session_args = Rpc_in_buffer<160>;
	using Upgrade_args = Rpc_in_buffer<160>;
	using Result       = Attempt<Session_capability, Session_error>;

	virtual ~Root() { }

	virtual Result session(Session_args const &args, Affinity const &affinity) = 0;

	virtual void upgrade(Session_capability session, Upgrade_args const &args) = 0;

	virtual void close(Session_capability session) = 0;

	GENODE_RPC(Rpc_session, Result, session, Session_args const &, Affinity const &);
	GENODE_RPC(Rpc_upgrade, void, upgrade, Session_capability, Upgrade_args const &);
	GENODE_RPC(Rpc_close, void, close, Session_capability);

	GENODE_RPC_INTERFACE(Rpc_session, Rpc_upgrade, Rpc_close);
};


/**
 * Root interface that knows its type of session
 */
template <typename SESSION_TYPE>
struct Genode::Typed_root : Root
{
	using Session_type = SESSION_TYPE;
};

#endif /* _INCLUDE__ROOT__ROOT_H_ */
