/*
 * \brief  Connection to Example_music service
 * \author TelOS IDL compiler
 */

/*
 * Generated from Servers.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXPECTED_SERVERS_SESSION__CONNECTION_H_
#define _INCLUDE__EXPECTED_SERVERS_SESSION__CONNECTION_H_

#include <base/connection.h>
#include <expected_servers_session/client.h>
#include <telos/client.h>
#include <telos_bulk/client_buffer.h>

namespace Expected_servers { class Connection; }


class Expected_servers::Connection : private Genode::Connection<Session>,
                                     private Session_client
{
	private:

		using Service = Genode::Connection<Session>;

		static constexpr size_t   RAM_UPGRADE  = 16*1024;
		static constexpr size_t   CAP_UPGRADE  = 4;
		static constexpr unsigned MAX_UPGRADES = 8;

		uint16_t const _version_minor = Session_client::contract().minor;

		using Buffer = Telos_bulk::Client_buffer;

		Buffer _buffer;

		static Args _args(Attr const &attr)
		{
			return Args("version=", unsigned(VERSION_MAJOR), ".", unsigned(VERSION_MINOR),
			            ", path=", Telos::Quoted_arg { attr.path.string() },
			            ", cache=", attr.cache,
			            ", gain=", attr.gain,
			            ", writeable=", attr.writeable ? "yes" : "no");
		}

		/**
		 * Respond to resource demand of the server
		 *
		 * \param ram  bytes to upgrade
		 *
		 * \return false if another attempt is futile
		 */
		bool _upgraded(Play_error const error, size_t const ram)
		{
			if (error == Play_error::NO_MEMORY) {
				Service::upgrade_ram(ram);
				return true;
			}
			if (error == Play_error::NO_CAPS) {
				Service::upgrade_caps(CAP_UPGRADE);
				return true;
			}
			return false;
		}

		/**
		 * Call 'fn' until it succeeds, or its failure cannot be remedied
		 *
		 * \param ram  bytes of the first RAM upgrade, doubled with each further one
		 */
		auto _retry(size_t const ram, auto const &fn) -> decltype(fn())
		{
			for (unsigned attempt = 0; ; attempt++) {

				auto const result = fn();

				bool const again = (attempt < MAX_UPGRADES) && result.template convert<bool>(
					[&] (auto const &) { return false; },
					[&] (auto error)   { return _upgraded(error, ram << attempt); });

				if (!again)
					return result;
			}
		}

		/**
		 * Perform call that involves the shared buffer
		 *
		 * \param num_bytes  space needed for the arguments
		 */
		auto _with_buffer(size_t const num_bytes, auto const &fn,
		                  auto const &failed_fn) -> decltype(fn())
		{
			return _buffer.with_turn(num_bytes, [&] { return Session_client::bulk(); },
			                         fn, failed_fn);
		}

		/**
		 * Translate the reason for the lack of a buffer
		 */
		static Play_error _play_error(Telos_bulk::Bulk_error const error)
		{
			using Telos_bulk::Bulk_error;

			return error == Bulk_error::OUT_OF_RAM  ? Play_error::NO_MEMORY
			     : error == Bulk_error::OUT_OF_CAPS ? Play_error::NO_CAPS
			     :                                    Play_error::UNSUPPORTED;
		}

	public:

		using Service::cap;
		using Service::upgrade_ram;
		using Service::upgrade_caps;

		using Session_client::contract;
		using Session_client::changed_sigh;
		using Session_client::state;
		using Session_client::advance;
		using Session_client::halt;
		using Session_client::last;
		using Session_client::maybe;
		using Session_client::notify;
		using Session_client::call;

		using Attr          = Session::Attr;
		using Open_result   = Session::Open_result;
		using Store_result  = Session::Store_result;
		using Stop_result   = Session::Stop_result;
		using Halt_result   = Session::Halt_result;
		using Rename_result = Session::Rename_result;
		using Last_result   = Session::Last_result;

		/**
		 * Constructor
		 *
		 * \param label  label of the session, as seen by the server
		 * \param attr   session arguments
		 */
		Connection(Env &env, Attr const &attr, Genode::Session::Label const &label = { })
		:
			Service(env, label, Ram_quota { RAM_QUOTA }, _args(attr)),
			Session_client(cap()),
			_buffer(env.rm(), *this, { .initial_size = BULK_SIZE,
			                           .max_size     = MAX_BULK_SIZE })
		{ }

		/**
		 * Opens a player
		 *
		 * \return the player
		 */
		Open_result open(Volume volume)
		{
			return _retry(RAM_UPGRADE, [&] { return Session_client::open(volume); });
		}

		/**
		 * Stores a track
		 */
		Store_result store(Track const &track, Span const &content, Span const &lyrics)
		{
			return _with_buffer(Buffer::size_of(content) + Buffer::size_of(lyrics),
				[&] () -> Store_result {
					Telos_bulk::Window const content_window = _buffer.place(content);
					Telos_bulk::Window const lyrics_window = _buffer.place(lyrics);

					return _retry(RAM_UPGRADE, [&] {
						return Session_client::store(track, content_window, lyrics_window); });
				},
				[] (Telos_bulk::Bulk_error error) -> Store_result { return _play_error(error); });
		}

		using With_load_result = Attempt<Ok, Play_error>;

		/**
		 * Loads a track
		 *
		 * \param id  which one
		 * \param fn  called with a 'Span' of shared memory: its content
		 */
		With_load_result with_load(uint32_t id, auto const &fn)
		{
			auto const failed_fn = [] (Telos_bulk::Bulk_error error) -> With_load_result {
				return _play_error(error); };

			return _with_buffer(0,
				[&] () -> With_load_result {
					return _retry(max(RAM_UPGRADE, size_t(BULK_SIZE)), [&] {
						return Session_client::load(id);
					}).template convert<With_load_result>(
						[&] (Telos_bulk::Window const &window) {
							return _buffer.with_result(window, fn)
								.template convert<With_load_result>(
									[] (Ok ok) { return ok; }, failed_fn); },
						[&] (Play_error error) { return error; });
				}, failed_fn);
		}

		using Hint_result = Attempt<Ok, Telos_bulk::Bulk_error>;

		/**
		 * Hints at what comes next
		 */
		Hint_result hint(Span const &content)
		{
			return _with_buffer(Buffer::size_of(content),
				[&] () -> Hint_result {
					Telos_bulk::Window const content_window = _buffer.place(content);

					Session_client::hint(content_window);
					return Ok();
				},
				[] (Telos_bulk::Bulk_error error) -> Hint_result { return error; });
		}

		using With_picture_result = Attempt<Ok, Telos_bulk::Bulk_error>;

		/**
		 * The picture of a track
		 *
		 * \param fn  called with a 'Span' of shared memory
		 */
		With_picture_result with_picture(uint32_t id, Span const &mask, auto const &fn)
		{
			auto const failed_fn = [] (Telos_bulk::Bulk_error error) -> With_picture_result {
				return error; };

			return _with_buffer(Buffer::size_of(mask),
				[&] () -> With_picture_result {
					Telos_bulk::Window const mask_window = _buffer.place(mask);

					return _buffer.with_result(Session_client::picture(id, mask_window), fn);
				}, failed_fn);
		}

		using Count_result = Attempt<uint64_t, Telos_bulk::Bulk_error>;

		/**
		 * Counts bytes
		 */
		Count_result count(Span const &content)
		{
			return _with_buffer(Buffer::size_of(content),
				[&] () -> Count_result {
					Telos_bulk::Window const content_window = _buffer.place(content);

					return Session_client::count(content_window);
				},
				[] (Telos_bulk::Bulk_error error) -> Count_result { return error; });
		}

		Stop_result stop(Rpc_in_buffer<64> const &reason)
		{
			if (_version_minor < 2)
				return Stop_error::UNSUPPORTED;

			return Session_client::stop(reason);
		}

		uint32_t level()
		{
			if (_version_minor < 3)
				return uint32_t { };

			return Session_client::level();
		}

		void mute(bool on)
		{
			if (_version_minor < 3)
				return;

			Session_client::mute(on);
		}

		Rename_result rename(uint32_t id, String<24> const &name)
		{
			return _retry(RAM_UPGRADE, [&] { return Session_client::rename(id, name); });
		}
};

#endif /* _INCLUDE__EXPECTED_SERVERS_SESSION__CONNECTION_H_ */
