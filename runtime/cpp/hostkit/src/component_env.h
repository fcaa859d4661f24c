/*
 * \brief  Environment of a component
 */

#ifndef _SRC__COMPONENT_ENV_H_
#define _SRC__COMPONENT_ENV_H_

/* Genode includes */
#include <base/env.h>
#include <util/reconstructible.h>

/* local includes */
#include "mapped_rm.h"
#include "runtime.h"

namespace Hostkit {

	struct Pd_ram;
	struct Component_env;
}


/**
 * RAM allocator that uses a PD session
 */
struct Hostkit::Pd_ram : Genode::Ram_allocator
{
	Genode::Pd_session &pd;

	explicit Pd_ram(Genode::Pd_session &pd) : pd(pd) { }

	Result try_alloc(Genode::size_t size, Genode::Cache cache) override
	{
		return pd.alloc_ram(size, cache).convert<Result>(
			[&] (Genode::Ram_dataspace_capability cap) -> Result { return { *this, { cap, size } }; },
			[&] (Genode::Alloc_error e) -> Result { return e; });
	}

	void _free(Genode::Ram::Allocation &a) override { pd.free_ram(a.cap); }

	void seal(Genode::Ram_dataspace_capability cap) override { pd.seal_ram(cap); }
};


struct Hostkit::Component_env : Genode::Env
{
	private:

		Runtime            &_runtime;
		Genode::Parent     &_parent;
		Genode::Pd_session &_pd;
		Pd_ram              _ram { _pd };
		Mapped_rm           _rm  { };
		Genode::Entrypoint  _ep;

		/* serializes session requests, which share one signal */
		std::mutex _mutex { };

		using Id_space = Genode::Id_space<Genode::Parent::Client>;

		Id_space _id_space { };

		/* numbers of the sessions that exist from the start */
		struct Reserved : Genode::Parent::Client
		{
			Id_space::Element element;

			Reserved(Id_space &id_space, unsigned long id) : element(*this, id_space, { id }) { }
		};

		Reserved _reserved[6] { { _id_space, 0 }, { _id_space, 1 }, { _id_space, 2 },
		                        { _id_space, 3 }, { _id_space, 4 }, { _id_space, 5 } };

		/**
		 * Wait for the parent's progress with a pending request
		 */
		struct Response : Genode::Noncopyable
		{
			Genode::Signal_receiver receiver { };
			Genode::Signal_context  context  { };

			Response(Genode::Parent &parent) { parent.session_sigh(receiver.manage(context)); }

			~Response() { receiver.dissolve(context); }
		};

		Genode::Constructible<Response> _response { };

		void _wait_for_response();

	public:

		Component_env(Runtime &, Genode::Parent &, Genode::Pd_session &);

		Genode::Parent             &parent()   override { return _parent; }
		Genode::Env::Local_rm      &rm()       override { return _rm; }
		Genode::Pd_session         &pd()       override { return _pd; }
		Genode::Ram_allocator      &ram()      override { return _ram; }
		Genode::Entrypoint         &ep()       override { return _ep; }
		Id_space                   &id_space() override { return _id_space; }
		Runtime                    &runtime()  override { return _runtime; }

		Genode::Pd_session_capability pd_session_cap() override { return { }; }

		Genode::Session_capability session(Genode::Parent::Service_name const &,
		                                   Genode::Parent::Client::Id,
		                                   Genode::Parent::Session_args const &,
		                                   Genode::Affinity const &) override;

		Session_result try_session(Genode::Parent::Service_name const &,
		                           Genode::Parent::Client::Id,
		                           Genode::Parent::Session_args const &,
		                           Genode::Affinity const &) override;

		void upgrade(Genode::Parent::Client::Id, Genode::Parent::Upgrade_args const &) override;

		void close(Genode::Parent::Client::Id) override;

		void exec_static_constructors() override { }
};

#endif /* _SRC__COMPONENT_ENV_H_ */
