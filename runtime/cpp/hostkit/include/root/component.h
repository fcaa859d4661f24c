/*
 * \brief  Base of root interfaces
 */

#ifndef _INCLUDE__ROOT__COMPONENT_H_
#define _INCLUDE__ROOT__COMPONENT_H_

#include <base/allocator.h>
#include <base/entrypoint.h>
#include <base/log.h>
#include <base/session_args.h>
#include <root/root.h>
#include <util/arg_string.h>

namespace Genode {

	class Single_client;
	class Multiple_clients;

	template <typename, typename POLICY = Multiple_clients> class Root_component;
}


/**
 * Policy for services with at most one session at a time
 */
class Genode::Single_client
{
	private:

		unsigned _num_clients = 0;

	public:

		using Result = Attempt<Ok, Session_error>;

		Result aquire(char const *)
		{
			return _num_clients++ ? _refused() : Result(Ok());
		}

		void release() { _num_clients--; }

	private:

		Result _refused()
		{
			release();
			return Session_error::DENIED;
		}
};


class Genode::Multiple_clients
{
	public:

		using Result = Attempt<Ok, Session_error>;

		Result aquire(char const *) { return Ok(); }

		void release() { }
};


template <typename SESSION, typename POLICY>
class Genode::Root_component : public Rpc_object<Typed_root<SESSION>>,
                               private POLICY
{
	public:

		using Create_error  = Session_error;
		using Create_result = Unique_attempt<SESSION &, Create_error>;

	private:

		Rpc_entrypoint &_ep;
		Allocator      &_md_alloc;

		Memory::Constrained_obj_allocator<SESSION> _obj_alloc { _md_alloc };

		Root::Result _create(char const *args, Affinity const &affinity)
		{
			typename POLICY::Result const acquired = POLICY::aquire(args);

			if (acquired.failed())
				return acquired.template convert<Session_error>(
					[] (Ok) { return Session_error { }; }, [] (Session_error e) { return e; });

			struct Guard : Noncopyable
			{
				POLICY &policy;
				bool keep = false;

				Guard(POLICY &policy) : policy(policy) { }

				~Guard() { if (!keep) policy.release(); }
			} guard { *this };

			return _create_session(args, affinity).template convert<Root::Result>(
				[&] (SESSION &session) -> Root::Result {
					if (!session.cap().valid())
						_ep.manage(&session);
					guard.keep = true;
					return Session_capability(session.cap());
				},
				[&] (Create_error e) -> Root::Result { return e; });
		}

		Root_component(Root_component const &)              = delete;
		Root_component &operator = (Root_component const &) = delete;

	protected:

		/**
		 * Allocate session object, to be used by '_create_session'
		 */
		Create_result _alloc_obj(auto &&... args)
		{
			return _obj_alloc.create(args...).template convert<Create_result>(
				[&] (auto &allocation) -> Create_result {
					allocation.deallocate = false;
					return allocation.obj;
				},
				[] (Alloc_error const why) -> Create_result {

					/* the client is to donate more */
					if (why == Alloc_error::OUT_OF_RAM)  return Create_error::INSUFFICIENT_RAM;
					if (why == Alloc_error::OUT_OF_CAPS) return Create_error::INSUFFICIENT_CAPS;
					return Create_error::DENIED;
				});
		}

		/*
		 * One of both functions is overridden
		 */

		virtual Create_result _create_session(char const *args, Affinity const &)
		{
			return _create_session(args);
		}

		virtual Create_result _create_session(char const *) { return Create_error::DENIED; }

		virtual void _upgrade_session(SESSION &, char const *) { }

		virtual void _destroy_session(SESSION &session)
		{
			Genode::destroy(_md_alloc, &session);
		}

		Allocator      *md_alloc() { return &_md_alloc; }
		Rpc_entrypoint *ep()       { return &_ep; }

	public:

		Root_component(Entrypoint &ep, Allocator &md_alloc)
		: _ep(ep.rpc_ep()), _md_alloc(md_alloc) { }

		Root_component(Rpc_entrypoint *ep, Allocator *md_alloc)
		: _ep(*ep), _md_alloc(*md_alloc) { }


		/********************
		 ** Root interface **
		 ********************/

		Root::Result session(Root::Session_args const &args, Affinity const &affinity) override
		{
			if (!args.valid_string())
				return Create_error::DENIED;

			size_t const object_size = sizeof(SESSION) + _md_alloc.overhead(sizeof(SESSION));

			auto create = [&] () -> Root::Result {
				return adjusted_session_args(args.string(), object_size, SESSION::CAP_QUOTA)
					.template convert<Root::Result>(
						[&] (Adjusted_session_args const &adjusted) {
							return _create(adjusted.string(), affinity); },
						[&] (Session_error e) -> Root::Result { return e; });
			};

#ifdef __EXCEPTIONS
			try { return create(); }
			catch (Out_of_ram)             { return Create_error::INSUFFICIENT_RAM;  }
			catch (Out_of_caps)            { return Create_error::INSUFFICIENT_CAPS; }
			catch (Insufficient_ram_quota) { return Create_error::INSUFFICIENT_RAM;  }
			catch (Insufficient_cap_quota) { return Create_error::INSUFFICIENT_CAPS; }
			catch (Denied)                 { return Create_error::DENIED; }
			catch (Exception) {
				warning("unexpected exception during the creation of a ",
				        SESSION::service_name(), " session");
				return Create_error::DENIED;
			}
#else
			return create();
#endif
		}

		void upgrade(Session_capability cap, Root::Upgrade_args const &args) override
		{
			_ep.apply(cap, [&] (SESSION *session) {
				if (session && args.valid_string())
					_upgrade_session(*session, args.string()); });
		}

		void close(Session_capability cap) override
		{
			_ep.apply(cap, [&] (SESSION *session) {
				if (!session)
					return;

				_ep.dissolve(session);
				_destroy_session(*session);
				POLICY::release();
			});
		}
};

#endif /* _INCLUDE__ROOT__COMPONENT_H_ */
