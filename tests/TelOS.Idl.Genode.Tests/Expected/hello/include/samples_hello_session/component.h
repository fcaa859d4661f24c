/*
 * \brief  Server side of the Samples hello session
 * \author TelOS IDL compiler
 */

/*
 * Generated from hello.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__SAMPLES_HELLO_SESSION__COMPONENT_H_
#define _INCLUDE__SAMPLES_HELLO_SESSION__COMPONENT_H_

#include <base/attached_rom_dataspace.h>
#include <base/env.h>
#include <base/rpc_server.h>
#include <base/session_object.h>
#include <os/session_policy.h>
#include <root/component.h>
#include <samples_hello_session/samples_hello_session.h>
#include <telos/server.h>
#include <telos/session_args.h>

namespace Samples_hello {

	template <typename> class Session_component;
	template <typename> class Root;
}


/**
 * Server side of the Hello session
 *
 * \param SERVER  class derived from this one that implements the functions
 *
 * The functions of 'SERVER' have the signatures of the RPC functions. They are
 * called with valid arguments only, and may throw.
 */
template <typename SERVER>
class Samples_hello::Session_component
:
	public Session_object<Session, Session_component<SERVER>>
{
	private:

		using Base = Session_object<Session, Session_component>;

		static constexpr Telos::Failure<Hello_error> _HELLO_ERROR {
			.other       = Hello_error::UNSUPPORTED,
			.out_of_ram  = Hello_error::UNSUPPORTED,
			.out_of_caps = Hello_error::UNSUPPORTED };


		SERVER &_server() { return static_cast<SERVER &>(*this); }

		/*
		 * Accepts solely functions of this class, which is what the name of a
		 * function refers to if 'SERVER' lacks it
		 */
		template <typename RET, typename... ARGS>
		static void _inherited(RET (Session_component::*)(ARGS...));

		static void _check_completeness()
		{
			static_assert(!requires { _inherited(&SERVER::greet); },
			              "the server has to implement 'greet'");
			static_assert(!requires { _inherited(&SERVER::add); },
			              "the server has to implement 'add'");
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
		Session_component(Env &env, Resources const &resources, Label const &label)
		:
			Base(env.ep(), resources, label)
		{
			_check_completeness();
		}


		/*******************
		 ** RPC functions **
		 *******************/

		Telos_bulk::Contract_info contract() { return Session::contract_info(); }

		Session::Bulk_result bulk() { return Telos_bulk::Bulk_error::UNSUPPORTED; }

		Session::Greet_result greet(Rpc_in_buffer<64> const &name)
		{
			if (!Telos::valid_text(name))
				return Hello_error::UNSUPPORTED;

			return Telos::shielded<Session::Greet_result>(_HELLO_ERROR, [&] {
				return _server().greet(name); });
		}

		int32_t add(int32_t a, int32_t b)
		{
			return Telos::shielded<int32_t>([&] {
				return _server().add(a, b); });
		}
};


/**
 * Root of the Hello session
 *
 * \param SERVER  class of the session objects
 */
template <typename SERVER>
class Samples_hello::Root : public Root_component<SERVER>
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

			Telos::Interface_version const version { Session::VERSION_MAJOR,
			                                         Session::VERSION_MINOR };

			if (!version.accepts_args(args)) {
				error("unsupported interface version requested by '", request.label, "'");
				return Create_error::DENIED;
			}

			/* the costs of the session object are already deducted */
			size_t const costs = sizeof(SERVER) + Base::md_alloc()->overhead(sizeof(SERVER));

			if (request.resources.ram_quota.value + costs < Session::RAM_QUOTA)
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
		Root(Env &env, Allocator &md_alloc, Attached_rom_dataspace const &config)
		:
			Base(env.ep(), md_alloc), _config(config)
		{ }
};

#endif /* _INCLUDE__SAMPLES_HELLO_SESSION__COMPONENT_H_ */
