/*
 * \brief  Server side of the Examples several session
 * \author TelOS IDL compiler
 */

/*
 * Generated from several.tidl. Change the contract, not this file.
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

namespace Examples_several {

	template <typename> class Upper_session_component;
	template <typename> class Upper_root;
	template <typename> class Lower_session_component;
	template <typename> class Lower_root;
}


/**
 * Server side of the Upper session
 *
 * \param SERVER  class derived from this one that implements the functions
 *
 * The functions of 'SERVER' have the signatures of the RPC functions. They are
 * called with valid arguments only, and may throw.
 */
template <typename SERVER>
class Examples_several::Upper_session_component
:
	public Session_object<Upper_session, Upper_session_component<SERVER>>
{
	private:

		using Base = Session_object<Upper_session, Upper_session_component>;


		SERVER &_server() { return static_cast<SERVER &>(*this); }

		/*
		 * Accepts solely functions of this class, which is what the name of a
		 * function refers to if 'SERVER' lacks it
		 */
		template <typename RET, typename... ARGS>
		static void _inherited(RET (Upper_session_component::*)(ARGS...));

		static void _check_completeness()
		{
			static_assert(!requires { _inherited(&SERVER::up); },
			              "the server has to implement 'up'");
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
		Upper_session_component(Env &env, Resources const &resources, Label const &label)
		:
			Base(env.ep(), resources, label)
		{
			_check_completeness();
		}


		/*******************
		 ** RPC functions **
		 *******************/

		Telos_bulk::Contract_info contract() { return Upper_session::contract_info(); }

		Upper_session::Bulk_result bulk() { return Telos_bulk::Bulk_error::UNSUPPORTED; }

		String<32> up(Rpc_in_buffer<32> const &text)
		{
			if (!Telos::valid_text(text))
				return String<32> { };

			return Telos::shielded<String<32>>([&] {
				return _server().up(text); });
		}
};


/**
 * Root of the Upper session
 *
 * \param SERVER  class of the session objects
 */
template <typename SERVER>
class Examples_several::Upper_root : public Root_component<SERVER>
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

			Telos::Interface_version const version { Upper_session::VERSION_MAJOR,
			                                         Upper_session::VERSION_MINOR };

			if (!version.accepts_args(args)) {
				error("unsupported interface version requested by '", request.label, "'");
				return Create_error::DENIED;
			}

			/* the costs of the session object are already deducted */
			size_t const costs = sizeof(SERVER) + Base::md_alloc()->overhead(sizeof(SERVER));

			if (request.resources.ram_quota.value + costs < Upper_session::RAM_QUOTA)
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
		Upper_root(Env &env, Allocator &md_alloc, Attached_rom_dataspace const &config)
		:
			Base(env.ep(), md_alloc), _config(config)
		{ }
};


/**
 * Server side of the Lower session
 *
 * \param SERVER  class derived from this one that implements the functions
 *
 * The functions of 'SERVER' have the signatures of the RPC functions. They are
 * called with valid arguments only, and may throw.
 */
template <typename SERVER>
class Examples_several::Lower_session_component
:
	public Session_object<Lower_session, Lower_session_component<SERVER>>
{
	private:

		using Base = Session_object<Lower_session, Lower_session_component>;

		Signal_context_capability _moved_sigh { };

		SERVER &_server() { return static_cast<SERVER &>(*this); }

		static void _submit(Signal_context_capability const &sigh)
		{
			if (sigh.valid())
				Signal_transmitter(sigh).submit();
		}

		/*
		 * Accepts solely functions of this class, which is what the name of a
		 * function refers to if 'SERVER' lacks it
		 */
		template <typename RET, typename... ARGS>
		static void _inherited(RET (Lower_session_component::*)(ARGS...));

		static void _check_completeness()
		{
			static_assert(!requires { _inherited(&SERVER::down); },
			              "the server has to implement 'down'");
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
		Lower_session_component(Env &env, Resources const &resources, Label const &label)
		:
			Base(env.ep(), resources, label)
		{
			_check_completeness();
		}

		/**
		 * Notify the client
		 */
		void moved() { _submit(_moved_sigh); }


		/*******************
		 ** RPC functions **
		 *******************/

		Telos_bulk::Contract_info contract() { return Lower_session::contract_info(); }

		Lower_session::Bulk_result bulk() { return Telos_bulk::Bulk_error::UNSUPPORTED; }

		String<32> down(Rpc_in_buffer<32> const &text)
		{
			if (!Telos::valid_text(text))
				return String<32> { };

			return Telos::shielded<String<32>>([&] {
				return _server().down(text); });
		}

		void moved_sigh(Signal_context_capability sigh) { _moved_sigh = sigh; }
};


/**
 * Root of the Lower session
 *
 * \param SERVER  class of the session objects
 */
template <typename SERVER>
class Examples_several::Lower_root : public Root_component<SERVER>
{
	private:

		using Base = Root_component<SERVER>;

		Attached_rom_dataspace const &_config;

		/**
		 * Obtain session arguments
		 *
		 * \return false if an argument is missing, malformed, or out of range
		 */
		static bool _read(char const *args, Lower_session::Attr &attr)
		{
			return Telos::read_arg(args, "count", true, attr.count);
		}

	public:

		using Create_result = typename Base::Create_result;
		using Create_error  = typename Base::Create_error;

		struct Request
		{
			Genode::Session::Resources resources;
			Genode::Session::Label     label;
			Lower_session::Attr        attr;
		};

	protected:

		/**
		 * Create session
		 *
		 * \param request  request that states a supported version, and comes
		 *                 with sufficient quota and well-formed arguments
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
			Request request {
				.resources = session_resources_from_args(args),
				.label     = label_from_args(args),
				.attr      = { } };

			Telos::Interface_version const version { Lower_session::VERSION_MAJOR,
			                                         Lower_session::VERSION_MINOR };

			if (!version.accepts_args(args)) {
				error("unsupported interface version requested by '", request.label, "'");
				return Create_error::DENIED;
			}

			/* the costs of the session object are already deducted */
			size_t const costs = sizeof(SERVER) + Base::md_alloc()->overhead(sizeof(SERVER));

			if (request.resources.ram_quota.value + costs < Lower_session::RAM_QUOTA)
				return Create_error::INSUFFICIENT_RAM;

			if (!_read(args, request.attr)) {
				error("invalid session arguments of '", request.label, "'");
				return Create_error::DENIED;
			}

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
		Lower_root(Env &env, Allocator &md_alloc, Attached_rom_dataspace const &config)
		:
			Base(env.ep(), md_alloc), _config(config)
		{ }
};

#endif /* _INCLUDE__EXAMPLES_SEVERAL_SESSION__COMPONENT_H_ */
