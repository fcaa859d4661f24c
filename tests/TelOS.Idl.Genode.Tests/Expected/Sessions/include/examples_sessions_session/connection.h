/*
 * \brief  Connection to Library service
 * \author TelOS IDL compiler
 */

/*
 * Generated from Sessions.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_SESSIONS_SESSION__CONNECTION_H_
#define _INCLUDE__EXAMPLES_SESSIONS_SESSION__CONNECTION_H_

#include <base/connection.h>
#include <examples_sessions_session/client.h>
#include <telos/client.h>
#include <telos_bulk/client_buffer.h>

namespace Examples_sessions { class Connection; }


class Examples_sessions::Connection : private Genode::Connection<Session>,
                                      private Session_client
{
	private:

		using Service = Genode::Connection<Session>;

		uint16_t const _version_minor = Session_client::contract().minor;

		using Buffer = Telos_bulk::Client_buffer;

		Buffer _buffer;

		static Args _args(Attr const &attr)
		{
			return Args("version=", unsigned(VERSION_MAJOR), ".", unsigned(VERSION_MINOR),
			            ", writeable=", attr.writeable ? "yes" : "no",
			            ", shelf=", Telos::Quoted_arg { attr.shelf.string() });
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
		static Failure _failure(Telos_bulk::Bulk_error const error)
		{
			using Telos_bulk::Bulk_error;

			return error == Bulk_error::OUT_OF_RAM  ? Failure::UNSUPPORTED
			     : error == Bulk_error::OUT_OF_CAPS ? Failure::UNSUPPORTED
			     :                                    Failure::UNSUPPORTED;
		}

	public:

		using Service::cap;
		using Service::upgrade_ram;
		using Service::upgrade_caps;

		using Session_client::contract;
		using Session_client::pages;
		using Session_client::changed_sigh;

		using Attr         = Session::Attr;
		using Store_result = Session::Store_result;

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
		 * Stores a text
		 *
		 * \param name  what to call it
		 */
		Store_result store(Rpc_in_buffer<32> const &name, Span const &content)
		{
			return _with_buffer(Buffer::size_of(content),
				[&] () -> Store_result {
					Telos_bulk::Window const content_window = _buffer.place(content);

					return Session_client::store(name, content_window);
				},
				[] (Telos_bulk::Bulk_error error) -> Store_result { return _failure(error); });
		}

		using With_read_result = Attempt<Ok, Failure>;

		/**
		 * \param fn  called with a 'Span' of shared memory
		 */
		With_read_result with_read(Rpc_in_buffer<32> const &name, auto const &fn)
		{
			if (_version_minor < 2)
				return Failure::UNSUPPORTED;

			auto const failed_fn = [] (Telos_bulk::Bulk_error error) -> With_read_result {
				return _failure(error); };

			return _with_buffer(0,
				[&] () -> With_read_result {
					return Session_client::read(name).template convert<With_read_result>(
						[&] (Telos_bulk::Window const &window) {
							return _buffer.with_result(window, fn)
								.template convert<With_read_result>(
									[] (Ok ok) { return ok; }, failed_fn); },
						[&] (Failure error) { return error; });
				}, failed_fn);
		}
};

#endif /* _INCLUDE__EXAMPLES_SESSIONS_SESSION__CONNECTION_H_ */
