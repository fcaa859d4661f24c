/*
 * \brief  Server side of the Expected servers session
 * \author TelOS IDL compiler
 */

/*
 * Generated from Servers.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXPECTED_SERVERS_SESSION__COMPONENT_H_
#define _INCLUDE__EXPECTED_SERVERS_SESSION__COMPONENT_H_

#include <base/attached_rom_dataspace.h>
#include <base/env.h>
#include <base/rpc_server.h>
#include <base/session_object.h>
#include <os/session_policy.h>
#include <root/component.h>
#include <expected_servers_session/expected_servers_session.h>
#include <expected_servers_session/validity.h>
#include <telos/server.h>
#include <telos/session_args.h>
#include <telos_bulk/server_buffer.h>

namespace Expected_servers {

	template <typename> class Player_component;
	template <typename> class Session_component;
	template <typename> class Root;
}


/**
 * Server side of the Player interface
 *
 * \param SERVER  class derived from this one that implements the functions
 *
 * The functions of 'SERVER' have the signatures of the RPC functions. They are
 * called with valid arguments only, and may throw.
 */
template <typename SERVER>
class Expected_servers::Player_component
:
	public Rpc_object<Player, Player_component<SERVER>>
{
	private:

		static constexpr Telos::Failure<Play_error> _PLAY_ERROR {
			.other       = Play_error::UNSUPPORTED,
			.out_of_ram  = Play_error::NO_MEMORY,
			.out_of_caps = Play_error::NO_CAPS };

		Signal_context_capability _finished_sigh { };

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
		static void _inherited(RET (Player_component::*)(ARGS...));

		static void _check_completeness()
		{
			static_assert(!requires { _inherited(&SERVER::play); },
			              "the server has to implement 'play'");
			static_assert(!requires { _inherited(&SERVER::pause); },
			              "the server has to implement 'pause'");
			static_assert(!requires { _inherited(&SERVER::position); },
			              "the server has to implement 'position'");
		}

	public:

		Player_component() { _check_completeness(); }

		/**
		 * Notify the client
		 */
		void finished() { _submit(_finished_sigh); }


		/*******************
		 ** RPC functions **
		 *******************/

		Player::Play_result play(Track const &track)
		{
			if (!valid(track))
				return Play_error::UNSUPPORTED;

			return Telos::shielded<Player::Play_result>(_PLAY_ERROR, [&] {
				return _server().play(track); });
		}

		void pause(bool now)
		{
			if (!Telos::valid(now))
				return;

			Telos::shielded([&] { _server().pause(now); });
		}

		/* Opcode 2 was 'rewind' and must not be used again. */
		void _reserved_2() { }

		void finished_sigh(Signal_context_capability sigh) { _finished_sigh = sigh; }

		uint64_t position()
		{
			return Telos::shielded<uint64_t>([&] {
				return _server().position(); });
		}
};


/**
 * Server side of the Example_music session
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
class Expected_servers::Session_component
:
	public Session_object<Session, Session_component<SERVER>>
{
	private:

		using Base = Session_object<Session, Session_component>;

		static constexpr Telos::Failure<Play_error> _PLAY_ERROR {
			.other       = Play_error::UNSUPPORTED,
			.out_of_ram  = Play_error::NO_MEMORY,
			.out_of_caps = Play_error::NO_CAPS };

		static constexpr Telos::Failure<Stop_error> _STOP_ERROR {
			.other       = Stop_error::UNSUPPORTED,
			.out_of_ram  = Stop_error::UNSUPPORTED,
			.out_of_caps = Stop_error::UNSUPPORTED };

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
			static_assert(!requires { _inherited(&SERVER::open); },
			              "the server has to implement 'open'");
			static_assert(!requires { _inherited(&SERVER::store); },
			              "the server has to implement 'store'");
			static_assert(!requires { _inherited(&SERVER::load); },
			              "the server has to implement 'load'");
			static_assert(!requires { _inherited(&SERVER::hint); },
			              "the server has to implement 'hint'");
			static_assert(!requires { _inherited(&SERVER::picture); },
			              "the server has to implement 'picture'");
			static_assert(!requires { _inherited(&SERVER::count); },
			              "the server has to implement 'count'");
			static_assert(!requires { _inherited(&SERVER::state); },
			              "the server has to implement 'state'");
			static_assert(!requires { _inherited(&SERVER::advance); },
			              "the server has to implement 'advance'");
			static_assert(!requires { _inherited(&SERVER::stop); },
			              "the server has to implement 'stop'");
			static_assert(!requires { _inherited(&SERVER::level); },
			              "the server has to implement 'level'");
			static_assert(!requires { _inherited(&SERVER::mute); },
			              "the server has to implement 'mute'");
			static_assert(!requires { _inherited(&SERVER::halt); },
			              "the server has to implement 'halt'");
			static_assert(!requires { _inherited(&SERVER::rename); },
			              "the server has to implement 'rename'");
			static_assert(!requires { _inherited(&SERVER::last); },
			              "the server has to implement 'last'");
			static_assert(!requires { _inherited(&SERVER::maybe); },
			              "the server has to implement 'maybe'");
			static_assert(!requires { _inherited(&SERVER::notify); },
			              "the server has to implement 'notify'");
			static_assert(!requires { _inherited(&SERVER::call); },
			              "the server has to implement 'call'");
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
		 *
		 * Something changed
		 */
		void changed() { _submit(_changed_sigh); }


		/*******************
		 ** RPC functions **
		 *******************/

		Telos_bulk::Contract_info contract() { return Session::contract_info(); }

		Session::Bulk_result bulk() { return _buffer.bulk_cap(); }

		Session::Open_result open(Volume volume)
		{
			if (!valid(volume))
				return Play_error::UNSUPPORTED;

			return Telos::shielded<Session::Open_result>(_PLAY_ERROR, [&] {
				return _server().open(volume); });
		}

		Session::Store_result store(Track const &track, Telos_bulk::Window const &content,
		                            Telos_bulk::Window const &lyrics)
		{
			if (!valid(track))
				return Play_error::UNSUPPORTED;

			return _buffer.with_args({ content, lyrics },
				[&] () -> Session::Store_result {
					return Telos::shielded<Session::Store_result>(_PLAY_ERROR, [&] {
						return _server().store(track, _buffer.arg(0), _buffer.arg(1)); }); },
				[] (Alloc_error error) -> Session::Store_result {
					return _PLAY_ERROR.of(error); });
		}

		Session::Load_result load(uint32_t id)
		{
			auto const reply = [&] (Span const &bytes) {
				return _buffer.place<Session::Load_result>(bytes,
					[] (Alloc_error error) -> Session::Load_result {
						return _PLAY_ERROR.of(error); }); };

			return Telos::shielded<Session::Load_result>(_PLAY_ERROR, [&] {
				return _server().load(id, reply); });
		}

		void hint(Telos_bulk::Window const &content)
		{
			_buffer.with_args({ content },
				[&] { Telos::shielded([&] { _server().hint(_buffer.arg(0)); }); },
				[] (Alloc_error) { });
		}

		Telos_bulk::Window picture(uint32_t id, Telos_bulk::Window const &mask)
		{
			auto const reply = [&] (Span const &bytes) {
				return _buffer.place<Telos_bulk::Window>(bytes,
					[] (Alloc_error) -> Telos_bulk::Window {
						return Telos_bulk::Window { }; }); };

			return _buffer.with_args({ mask },
				[&] () -> Telos_bulk::Window {
					return Telos::shielded<Telos_bulk::Window>([&] {
						return _server().picture(id, _buffer.arg(0), reply); }); },
				[] (Alloc_error) -> Telos_bulk::Window {
					return Telos_bulk::Window { }; });
		}

		uint64_t count(Telos_bulk::Window const &content)
		{
			return _buffer.with_args({ content },
				[&] () -> uint64_t {
					return Telos::shielded<uint64_t>([&] {
						return _server().count(_buffer.arg(0)); }); },
				[] (Alloc_error) -> uint64_t {
					return uint64_t { }; });
		}

		/* Opcode 8 was 'shuffle' and must not be used again. */
		void _reserved_8() { }

		void changed_sigh(Signal_context_capability sigh) { _changed_sigh = sigh; }

		uint32_t state()
		{
			return Telos::shielded<uint32_t>([&] {
				return _server().state(); });
		}

		bool advance(uint64_t &position, uint32_t by)
		{
			return Telos::shielded<bool>([&] {
				return _server().advance(position, by); });
		}

		Session::Stop_result stop(Rpc_in_buffer<64> const &reason)
		{
			if (!Telos::valid_text(reason))
				return Stop_error::UNSUPPORTED;

			return Telos::shielded<Session::Stop_result>(_STOP_ERROR, [&] {
				return _server().stop(reason); });
		}

		uint32_t level()
		{
			return Telos::shielded<uint32_t>([&] {
				return _server().level(); });
		}

		void mute(bool on)
		{
			if (!Telos::valid(on))
				return;

			Telos::shielded([&] { _server().mute(on); });
		}

		Session::Halt_result halt()
		{
			return Telos::shielded<Session::Halt_result>(_STOP_ERROR, [&] {
				return _server().halt(); });
		}

		Session::Rename_result rename(uint32_t id, String<24> const &name)
		{
			if (!Telos::valid(name))
				return Play_error::UNSUPPORTED;

			return Telos::shielded<Session::Rename_result>(_PLAY_ERROR, [&] {
				return _server().rename(id, name); });
		}

		Session::Last_result last()
		{
			return Telos::shielded<Session::Last_result>(_STOP_ERROR, [&] {
				return _server().last(); });
		}

		void maybe(Telos::Optional<Volume> const &volume, Rpc_in_buffer<16> const &raw)
		{
			if (!Telos::valid(volume))
				return;

			Telos::shielded([&] { _server().maybe(volume, raw); });
		}

		Native_capability notify(Capability<Player> context)
		{
			return Telos::shielded<Native_capability>([&] {
				return _server().notify(context); });
		}

		uint32_t call(uint32_t number)
		{
			return Telos::shielded<uint32_t>([&] {
				return _server().call(number); });
		}
};


/**
 * Root of the Example_music session
 *
 * \param SERVER  class of the session objects
 */
template <typename SERVER>
class Expected_servers::Root : public Root_component<SERVER>
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
			return Telos::read_arg(args, "path", true, attr.path)
			    && Telos::read_arg(args, "cache", false, attr.cache)
			    && Telos::read_arg(args, "gain", false, attr.gain)
			    && Telos::read_arg(args, "writeable", false, attr.writeable);
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

#endif /* _INCLUDE__EXPECTED_SERVERS_SESSION__COMPONENT_H_ */
