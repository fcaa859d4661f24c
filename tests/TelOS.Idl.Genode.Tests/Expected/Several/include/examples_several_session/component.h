/*
 * \brief  Server side of the Examples several session
 * \author TelOS IDL compiler
 */

/*
 * Generated from Several.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_SEVERAL_SESSION__COMPONENT_H_
#define _INCLUDE__EXAMPLES_SEVERAL_SESSION__COMPONENT_H_

#include <base/attached_rom_dataspace.h>
#include <base/env.h>
#include <base/rpc_server.h>
#include <base/session_object.h>
#include <os/session_policy.h>
#include <root/component.h>
#include <examples_several_session/examples_several_session.h>
#include <telos/server.h>
#include <telos/session_args.h>

namespace Examples_several {

	template <typename> class Reader_session_component;
	template <typename> class Reader_root;
	template <typename> class Owner_session_component;
	template <typename> class Owner_root;
}


/**
 * Server side of the Reader session
 *
 * \param SERVER  class derived from this one that implements the functions
 *
 * The functions of 'SERVER' have the signatures of the RPC functions. They are
 * called with valid arguments only, and may throw.
 */
template <typename SERVER>
class Examples_several::Reader_session_component
:
	public Session_object<Reader_session, Reader_session_component<SERVER>>
{
	private:

		using Base = Session_object<Reader_session, Reader_session_component>;

		static constexpr Telos::Failure<Failure> _FAILURE {
			.other       = Failure::UNSUPPORTED,
			.out_of_ram  = Failure::OUT_OF_RAM,
			.out_of_caps = Failure::UNSUPPORTED };


		SERVER &_server() { return static_cast<SERVER &>(*this); }

		/*
		 * Accepts solely functions of this class, which is what the name of a
		 * function refers to if 'SERVER' lacks it
		 */
		template <typename RET, typename... ARGS>
		static void _inherited(RET (Reader_session_component::*)(ARGS...));

		static void _check_completeness()
		{
			static_assert(!requires { _inherited(&SERVER::look); },
			              "the server has to implement 'look'");
		}

	public:

		using Label     = Genode::Session::Label;
		using Resources = Genode::Session::Resources;

		/**
		 * Constructor
		 *
		 * \param resources  quota donated by the client
		 * \param label      label of the client
		 */
		Reader_session_component(Env &env, Resources const &resources, Label const &label)
		:
			Base(env.ep(), resources, label)
		{
			_check_completeness();
		}


		/*******************
		 ** RPC functions **
		 *******************/

		Telos_bulk::Contract_info contract() { return Reader_session::contract_info(); }

		Reader_session::Bulk_result bulk() { return Telos_bulk::Bulk_error::UNSUPPORTED; }

		Reader_session::Look_result look(Ticket ticket)
		{
			return Telos::shielded<Reader_session::Look_result>(_FAILURE, [&] {
				return _server().look(ticket); });
		}

		/* Opcode 3 was 'copy' and must not be used again. */
		void _reserved_3() { }
};


/**
 * Root of the Reader session
 *
 * \param SERVER  class of the session objects
 */
template <typename SERVER>
class Examples_several::Reader_root : public Root_component<SERVER>
{
	private:

		using Base = Root_component<SERVER>;

		Attached_rom_dataspace const &_config;

	public:

		using Create_result = typename Base::Create_result;
		using Create_error  = typename Base::Create_error;

		struct Request
		{
			Genode::Session::Resources resources;
			Genode::Session::Label     label;
		};

	protected:

		/**
		 * Create session
		 *
		 * \param request  request that states a supported version, and comes
		 *                 with sufficient quota
		 * \param policy   policy that the configuration defines for the label
		 */
		virtual Create_result _create(Request const &request, Node const &policy) = 0;

		/**
		 * Respond to a request the configuration defines no policy for
		 */
		virtual Create_result _create_without_policy(Request const &request)
		{
			error("no policy defined for '", request.label, "'");
			return Create_error::DENIED;
		}

		Create_result _create_session(char const *args) override
		{
			Request const request {
				.resources = session_resources_from_args(args),
				.label     = label_from_args(args) };

			Telos::Interface_version const version { Reader_session::VERSION_MAJOR,
			                                         Reader_session::VERSION_MINOR };

			if (!version.accepts_args(args)) {
				error("unsupported interface version requested by '", request.label, "'");
				return Create_error::DENIED;
			}

			/* the costs of the session object are already deducted */
			size_t const costs = sizeof(SERVER) + Base::md_alloc()->overhead(sizeof(SERVER));

			if (request.resources.ram_quota.value + costs < Reader_session::RAM_QUOTA)
				return Create_error::INSUFFICIENT_RAM;

			return with_matching_policy(request.label, _config.node(),
				[&] (Node const &policy) -> Create_result { return _create(request, policy); },
				[&] () -> Create_result { return _create_without_policy(request); });
		}

		void _upgrade_session(SERVER &session, char const *args) override
		{
			session.upgrade(ram_quota_from_args(args));
			session.upgrade(cap_quota_from_args(args));
			session.session_quota_upgraded();
		}

	public:

		/**
		 * Constructor
		 *
		 * \param md_alloc  allocator of the session objects
		 * \param config    configuration that defines the policies
		 */
		Reader_root(Env &env, Allocator &md_alloc, Attached_rom_dataspace const &config)
		:
			Base(env.ep(), md_alloc), _config(config)
		{ }
};


/**
 * Server side of the Owner session
 *
 * \param SERVER  class derived from this one that implements the functions
 *
 * The functions of 'SERVER' have the signatures of the RPC functions. They are
 * called with valid arguments only, and may throw.
 */
template <typename SERVER>
class Examples_several::Owner_session_component
:
	public Session_object<Owner_session, Owner_session_component<SERVER>>
{
	private:

		using Base = Session_object<Owner_session, Owner_session_component>;

		static constexpr Telos::Failure<Failure> _FAILURE {
			.other       = Failure::UNSUPPORTED,
			.out_of_ram  = Failure::OUT_OF_RAM,
			.out_of_caps = Failure::UNSUPPORTED };


		SERVER &_server() { return static_cast<SERVER &>(*this); }

		/*
		 * Accepts solely functions of this class, which is what the name of a
		 * function refers to if 'SERVER' lacks it
		 */
		template <typename RET, typename... ARGS>
		static void _inherited(RET (Owner_session_component::*)(ARGS...));

		static void _check_completeness()
		{
			static_assert(!requires { _inherited(&SERVER::look); },
			              "the server has to implement 'look'");
			static_assert(!requires { _inherited(&SERVER::give); },
			              "the server has to implement 'give'");
			static_assert(!requires { _inherited(&SERVER::sell); },
			              "the server has to implement 'sell'");
		}

	public:

		using Label     = Genode::Session::Label;
		using Resources = Genode::Session::Resources;

		/**
		 * Constructor
		 *
		 * \param resources  quota donated by the client
		 * \param label      label of the client
		 */
		Owner_session_component(Env &env, Resources const &resources, Label const &label)
		:
			Base(env.ep(), resources, label)
		{
			_check_completeness();
		}


		/*******************
		 ** RPC functions **
		 *******************/

		Telos_bulk::Contract_info contract() { return Owner_session::contract_info(); }

		Owner_session::Bulk_result bulk() { return Telos_bulk::Bulk_error::UNSUPPORTED; }

		Owner_session::Look_result look(Ticket ticket)
		{
			return Telos::shielded<Owner_session::Look_result>(_FAILURE, [&] {
				return _server().look(ticket); });
		}

		/* Opcode 3 was 'copy' and must not be used again. */
		void _reserved_3() { }

		void give(Ticket ticket)
		{
			Telos::shielded([&] { _server().give(ticket); });
		}

		bool sell(Ticket ticket, uint64_t price)
		{
			return Telos::shielded<bool>([&] {
				return _server().sell(ticket, price); });
		}
};


/**
 * Root of the Owner session
 *
 * \param SERVER  class of the session objects
 */
template <typename SERVER>
class Examples_several::Owner_root : public Root_component<SERVER>
{
	private:

		using Base = Root_component<SERVER>;

		Attached_rom_dataspace const &_config;

	public:

		using Create_result = typename Base::Create_result;
		using Create_error  = typename Base::Create_error;

		struct Request
		{
			Genode::Session::Resources resources;
			Genode::Session::Label     label;
		};

	protected:

		/**
		 * Create session
		 *
		 * \param request  request that states a supported version, and comes
		 *                 with sufficient quota
		 * \param policy   policy that the configuration defines for the label
		 */
		virtual Create_result _create(Request const &request, Node const &policy) = 0;

		/**
		 * Respond to a request the configuration defines no policy for
		 */
		virtual Create_result _create_without_policy(Request const &request)
		{
			error("no policy defined for '", request.label, "'");
			return Create_error::DENIED;
		}

		Create_result _create_session(char const *args) override
		{
			Request const request {
				.resources = session_resources_from_args(args),
				.label     = label_from_args(args) };

			Telos::Interface_version const version { Owner_session::VERSION_MAJOR,
			                                         Owner_session::VERSION_MINOR };

			if (!version.accepts_args(args)) {
				error("unsupported interface version requested by '", request.label, "'");
				return Create_error::DENIED;
			}

			/* the costs of the session object are already deducted */
			size_t const costs = sizeof(SERVER) + Base::md_alloc()->overhead(sizeof(SERVER));

			if (request.resources.ram_quota.value + costs < Owner_session::RAM_QUOTA)
				return Create_error::INSUFFICIENT_RAM;

			return with_matching_policy(request.label, _config.node(),
				[&] (Node const &policy) -> Create_result { return _create(request, policy); },
				[&] () -> Create_result { return _create_without_policy(request); });
		}

		void _upgrade_session(SERVER &session, char const *args) override
		{
			session.upgrade(ram_quota_from_args(args));
			session.upgrade(cap_quota_from_args(args));
			session.session_quota_upgraded();
		}

	public:

		/**
		 * Constructor
		 *
		 * \param md_alloc  allocator of the session objects
		 * \param config    configuration that defines the policies
		 */
		Owner_root(Env &env, Allocator &md_alloc, Attached_rom_dataspace const &config)
		:
			Base(env.ep(), md_alloc), _config(config)
		{ }
};

#endif /* _INCLUDE__EXAMPLES_SEVERAL_SESSION__COMPONENT_H_ */
