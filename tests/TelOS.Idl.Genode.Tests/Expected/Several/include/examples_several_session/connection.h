/*
 * \brief  Connection to Reader and Owner service
 * \author TelOS IDL compiler
 */

/*
 * Generated from Several.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_SEVERAL_SESSION__CONNECTION_H_
#define _INCLUDE__EXAMPLES_SEVERAL_SESSION__CONNECTION_H_

#include <base/connection.h>
#include <examples_several_session/client.h>

namespace Examples_several { class Reader_connection; }


class Examples_several::Reader_connection : private Genode::Connection<Reader_session>,
                                            private Reader_session_client
{
	private:

		using Service = Genode::Connection<Reader_session>;

		static constexpr size_t   RAM_UPGRADE  = 16*1024;
		static constexpr size_t   CAP_UPGRADE  = 4;
		static constexpr unsigned MAX_UPGRADES = 8;

		static Args _args()
		{
			return Args("version=", unsigned(VERSION_MAJOR), ".", unsigned(VERSION_MINOR));
		}

		/**
		 * Respond to resource demand of the server
		 *
		 * \param ram  bytes to upgrade
		 *
		 * \return false if another attempt is futile
		 */
		bool _upgraded(Failure const error, size_t const ram)
		{
			if (error == Failure::OUT_OF_RAM) {
				Service::upgrade_ram(ram);
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

	public:

		using Service::cap;
		using Service::upgrade_ram;
		using Service::upgrade_caps;

		using Reader_session_client::contract;

		using Look_result = Reader_session::Look_result;

		/**
		 * Constructor
		 *
		 * \param label  label of the session, as seen by the server
		 */
		Reader_connection(Env &env, Genode::Session::Label const &label = { })
		:
			Service(env, label, Ram_quota { RAM_QUOTA }, _args()),
			Reader_session_client(cap())
		{ }

		/**
		 * Looks at a page
		 *
		 * \param ticket  what was bought
		 */
		Look_result look(Ticket ticket)
		{
			return _retry(RAM_UPGRADE, [&] { return Reader_session_client::look(ticket); });
		}
};
namespace Examples_several { class Owner_connection; }


class Examples_several::Owner_connection : private Genode::Connection<Owner_session>,
                                           private Owner_session_client
{
	private:

		using Service = Genode::Connection<Owner_session>;

		static constexpr size_t   RAM_UPGRADE  = 16*1024;
		static constexpr size_t   CAP_UPGRADE  = 4;
		static constexpr unsigned MAX_UPGRADES = 8;

		uint16_t const _version_minor = Owner_session_client::contract().minor;

		static Args _args()
		{
			return Args("version=", unsigned(VERSION_MAJOR), ".", unsigned(VERSION_MINOR));
		}

		/**
		 * Respond to resource demand of the server
		 *
		 * \param ram  bytes to upgrade
		 *
		 * \return false if another attempt is futile
		 */
		bool _upgraded(Failure const error, size_t const ram)
		{
			if (error == Failure::OUT_OF_RAM) {
				Service::upgrade_ram(ram);
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

	public:

		using Service::cap;
		using Service::upgrade_ram;
		using Service::upgrade_caps;

		using Owner_session_client::contract;
		using Owner_session_client::give;

		using Look_result = Owner_session::Look_result;

		/**
		 * Constructor
		 *
		 * \param label  label of the session, as seen by the server
		 */
		Owner_connection(Env &env, Genode::Session::Label const &label = { })
		:
			Service(env, label, Ram_quota { RAM_QUOTA }, _args()),
			Owner_session_client(cap())
		{ }

		/**
		 * Looks at a page
		 *
		 * \param ticket  what was bought
		 */
		Look_result look(Ticket ticket)
		{
			return _retry(RAM_UPGRADE, [&] { return Owner_session_client::look(ticket); });
		}

		bool sell(Ticket ticket, uint64_t price)
		{
			if (_version_minor < 1)
				return bool { };

			return Owner_session_client::sell(ticket, price);
		}
};

#endif /* _INCLUDE__EXAMPLES_SEVERAL_SESSION__CONNECTION_H_ */
