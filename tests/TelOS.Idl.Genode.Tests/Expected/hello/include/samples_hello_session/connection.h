/*
 * \brief  Connection to Hello service
 * \author TelOS IDL compiler
 */

/*
 * Generated from hello.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__SAMPLES_HELLO_SESSION__CONNECTION_H_
#define _INCLUDE__SAMPLES_HELLO_SESSION__CONNECTION_H_

#include <base/connection.h>
#include <samples_hello_session/client.h>

namespace Samples_hello { class Connection; }


class Samples_hello::Connection : private Genode::Connection<Session>,
                                  private Session_client
{
	private:

		using Service = Genode::Connection<Session>;

		static Args _args()
		{
			return Args("version=", unsigned(VERSION_MAJOR), ".", unsigned(VERSION_MINOR));
		}

	public:

		using Service::cap;
		using Service::upgrade_ram;
		using Service::upgrade_caps;

		using Session_client::contract;
		using Session_client::greet;
		using Session_client::add;

		using Greet_result = Session::Greet_result;

		/**
		 * Constructor
		 *
		 * \param label  label of the session, as seen by the server
		 */
		Connection(Env &env, Genode::Session::Label const &label = { })
		:
			Service(env, label, Ram_quota { RAM_QUOTA }, _args()),
			Session_client(cap())
		{ }
};

#endif /* _INCLUDE__SAMPLES_HELLO_SESSION__CONNECTION_H_ */
