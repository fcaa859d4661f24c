/*
 * \brief  Server side of the Examples sessions session
 * \author TelOS IDL compiler
 */

/*
 * Generated from Sessions.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_SESSIONS_SESSION__COMPONENT_H_
#define _INCLUDE__EXAMPLES_SESSIONS_SESSION__COMPONENT_H_

#include <base/attached_rom_dataspace.h>
#include <base/env.h>
#include <base/rpc_server.h>
#include <base/session_object.h>
#include <os/session_policy.h>
#include <root/component.h>
#include <examples_sessions_session/examples_sessions_session.h>
#include <telos/server.h>
#include <telos/session_args.h>
#include <telos_bulk/server_buffer.h>

namespace Examples_sessions {

	template <typename> class Session_component;
	template <typename> class Root;
}


/**
 * Server side of the Library session
 *
 * \param SERVER  class derived from this one that implements the functions
 *
 * The functions of 'SERVER' have the signatures of the RPC functions. They are
 * called with valid arguments only, and may throw.
 *
 * A value that travels through the shared buffer is handed in as 'Span', and
 * is handed out by calling the functor 'reply', passed as last argument.
 */
template <typename SERVER>
class Examples_sessions::Session_component
:
	public Session_object<Session, Session_component<SERVER>>
{
	private:

		using Base = Session_object<Session, Session_component>;

		static constexpr Telos::Failure<Failure> _FAILURE {
			.other       = Failure::UNSUPPORTED,
			.out_of_ram  = Failure::UNSUPPORTED,
			.out_of_caps = Failure::UNSUPPORTED };

		/* accounts memory to the client */
		Accounted_ram_allocator _ram;

		Telos_bulk::Server_buffer _buffer;

		Signal_context_capability _changed_sigh { };

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
		static void _inherited(RET (Session_component::*)(ARGS...));

		static void _check_completeness()
		{
			static_assert(!requires { _inherited(&SERVER::store); },
			              "the server has to implement 'store'");
			static_assert(!requires { _inherited(&SERVER::read); },
			              "the server has to implement 'read'");
			static_assert(!requires { _inherited(&SERVER::pages); },
			              "the server has to implement 'pages'");
		}

	public:

		using Label     = Genode::Session::Label;
		using Resources = Genode::Session::Resources;
		using Attr      = Session::Attr;

		/**
		 * Constructor
		 *
		 * \param resources  quota donated by the client
		 * \param label      label of the client
		 */
		Session_component(Env &env, Resources const &resources, Label const &label)
		:
			Base(env.ep(), resources, label),
			_ram(env.ram(), Base::_ram_quota_guard(), Base::_cap_quota_guard()),
			_buffer(env, _ram, Base::_ram_quota_guard(), Base::_cap_quota_guard(),
			        { .initial_size = Session::BULK_SIZE,
			          .max_size     = Session::MAX_BULK_SIZE })
		{
			_check_completeness();
		}

		/**
		 * Notify the client
		 */
		void changed() { _submit(_changed_sigh); }


		/*******************
		 ** RPC functions **
		 *******************/

		Telos_bulk::Contract_info contract() { return Session::contract_info(); }

		Session::Bulk_result bulk() { return _buffer.bulk_cap(); }

		Session::Store_result store(Rpc_in_buffer<32> const &name,
		                            Telos_bulk::Window const &content)
		{
			if (!Telos::valid_text(name))
				return Failure::UNSUPPORTED;

			return _buffer.with_args({ content },
				[&] () -> Session::Store_result {
					return Telos::shielded<Session::Store_result>(_FAILURE, [&] {
						return _server().store(name, _buffer.arg(0)); }); },
				[] (Alloc_error error) -> Session::Store_result {
					return _FAILURE.of(error); });
		}

		Session::Read_result read(Rpc_in_buffer<32> const &name)
		{
			if (!Telos::valid_text(name))
				return Failure::UNSUPPORTED;

			auto const reply = [&] (Span const &bytes) {
				return _buffer.place<Session::Read_result>(bytes,
					[] (Alloc_error error) -> Session::Read_result {
						return _FAILURE.of(error); }); };

			return Telos::shielded<Session::Read_result>(_FAILURE, [&] {
				return _server().read(name, reply); });
		}

		uint32_t pages()
		{
			return Telos::shielded<uint32_t>([&] {
				return _server().pages(); });
		}

		void changed_sigh(Signal_context_capability sigh) { _changed_sigh = sigh; }
};


/**
 * Root of the Library session
 *
 * \param SERVER  class of the session objects
 */
template <typename SERVER>
class Examples_sessions::Root : public Root_component<SERVER>
{
	private:

		using Base = Root_component<SERVER>;

		Attached_rom_dataspace const &_config;

		/**
		 * Obtain session arguments
		 *
		 * \return false if an argument is missing, malformed, or out of range
		 */
		static bool _read(char const *args, Session::Attr &attr)
		{
			return Telos::read_arg(args, "writeable", false, attr.writeable)
			    && Telos::read_arg(args, "shelf", true, attr.shelf);
		}

	public:

		using Create_result = typename Base::Create_result;
		using Create_error  = typename Base::Create_error;

		struct Request
		{
			Genode::Session::Resources resources;
			Genode::Session::Label     label;
			Session::Attr              attr;
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
		Root(Env &env, Allocator &md_alloc, Attached_rom_dataspace const &config)
		:
			Base(env.ep(), md_alloc), _config(config)
		{ }
};

#endif /* _INCLUDE__EXAMPLES_SESSIONS_SESSION__COMPONENT_H_ */
