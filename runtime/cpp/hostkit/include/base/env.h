/*
 * \brief  Environment of a component
 */

#ifndef _INCLUDE__BASE__ENV_H_
#define _INCLUDE__BASE__ENV_H_

#include <base/entrypoint.h>
#include <base/local.h>
#include <parent/parent.h>
#include <pd_session/capability.h>

namespace Genode { struct Env; }


struct Genode::Env : Interface
{
	using Local_rm       = Local::Constrained_region_map;
	using Session_result = Attempt<Session_capability, Session_error>;

	virtual Parent        &parent() = 0;
	virtual Local_rm      &rm()     = 0;
	virtual Pd_session    &pd()     = 0;
	virtual Ram_allocator &ram()    = 0;
	virtual Entrypoint    &ep()     = 0;

	virtual Pd_session_capability pd_session_cap() = 0;

	virtual Id_space<Parent::Client> &id_space() = 0;

	/**
	 * Open session, with more quota as long as the server asks for it
	 *
	 * A denied session stops the caller forever.
	 */
	virtual Session_capability session(Parent::Service_name const &, Parent::Client::Id,
	                                   Parent::Session_args const &, Affinity const &) = 0;

	template <typename SESSION_TYPE>
	Capability<SESSION_TYPE> session(Parent::Client::Id id, Parent::Session_args const &args,
	                                 Affinity const &affinity)
	{
		return static_cap_cast<SESSION_TYPE>(
			session(SESSION_TYPE::service_name(), id, args, affinity));
	}

	/**
	 * Open session, once
	 */
	virtual Session_result try_session(Parent::Service_name const &, Parent::Client::Id,
	                                   Parent::Session_args const &, Affinity const &) = 0;

	virtual void upgrade(Parent::Client::Id, Parent::Upgrade_args const &) = 0;

	virtual void close(Parent::Client::Id) = 0;

	/**
	 * Construct static objects, done already on Linux
	 */
	virtual void exec_static_constructors() = 0;

	/**
	 * Return the stand-in's part of the component
	 */
	virtual Hostkit::Runtime &runtime() = 0;
};

#endif /* _INCLUDE__BASE__ENV_H_ */
