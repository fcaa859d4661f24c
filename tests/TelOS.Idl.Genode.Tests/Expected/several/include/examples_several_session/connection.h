/*
 * \brief  Connection to Upper and Lower service
 * \author TelOS IDL compiler
 */

/*
 * Generated from several.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_SEVERAL_SESSION__CONNECTION_H_
#define _INCLUDE__EXAMPLES_SEVERAL_SESSION__CONNECTION_H_

#include <base/connection.h>
#include <examples_several_session/client.h>

namespace Examples_several { class Upper_connection; }


class Examples_several::Upper_connection : private Genode::Connection<Upper_session>,
                                           private Upper_session_client
{
	private:

		using Service = Genode::Connection<Upper_session>;

		static Args _args()
		{
			return Args("version=", unsigned(VERSION_MAJOR), ".", unsigned(VERSION_MINOR));
		}

	public:

		using Service::cap;
		using Service::upgrade_ram;
		using Service::upgrade_caps;

		using Upper_session_client::contract;
		using Upper_session_client::up;


		/**
		 * Constructor
		 *
		 * \param label  label of the session, as seen by the server
		 */
		Upper_connection(Env &env, Genode::Session::Label const &label = { })
		:
			Service(env, label, Ram_quota { RAM_QUOTA }, _args()),
			Upper_session_client(cap())
		{ }
};
namespace Examples_several { class Lower_connection; }


class Examples_several::Lower_connection : private Genode::Connection<Lower_session>,
                                           private Lower_session_client
{
	private:

		using Service = Genode::Connection<Lower_session>;

		static Args _args(Attr const &attr)
		{
			return Args("version=", unsigned(VERSION_MAJOR), ".", unsigned(VERSION_MINOR),
			            ", count=", attr.count);
		}

	public:

		using Service::cap;
		using Service::upgrade_ram;
		using Service::upgrade_caps;

		using Lower_session_client::contract;
		using Lower_session_client::down;
		using Lower_session_client::moved_sigh;

		using Attr = Lower_session::Attr;

		/**
		 * Constructor
		 *
		 * \param label  label of the session, as seen by the server
		 * \param attr   session arguments
		 */
		Lower_connection(Env &env, Attr const &attr, Genode::Session::Label const &label = { })
		:
			Service(env, label, Ram_quota { RAM_QUOTA }, _args(attr)),
			Lower_session_client(cap())
		{ }
};

#endif /* _INCLUDE__EXAMPLES_SEVERAL_SESSION__CONNECTION_H_ */
