/*
 * \brief  Dispatcher of session requests to root interfaces
 */

#ifndef _SRC__ROOT_PROXY_H_
#define _SRC__ROOT_PROXY_H_

/* Genode includes */
#include <base/attached_rom_dataspace.h>
#include <root/client.h>

/* Linux includes */
#include <map>
#include <mutex>
#include <string>

namespace Hostkit { struct Root_proxy; }


/**
 * Reader of the ROM module 'session_requests'
 *
 * An entrypoint of its own handles the requests, because the entrypoint that
 * announces a service may be busy.
 */
struct Hostkit::Root_proxy : Genode::Noncopyable
{
	private:

		struct Session
		{
			Genode::Root_capability    root { };
			Genode::Session_capability cap  { };
		};

		Genode::Env &_env;

		std::mutex                                     _mutex    { };
		std::map<std::string, Genode::Root_capability> _services { };
		std::map<unsigned long, Session>               _sessions { };   /* by server ID */

		Genode::Entrypoint _ep { _env, 0, "root", Genode::Affinity::Location() };

		Genode::Attached_rom_dataspace _requests { _env, "session_requests" };

		Genode::Signal_handler<Root_proxy> _handler { _ep, *this, &Root_proxy::_handle };

		void _handle();
		void _create (Genode::Node const &);
		void _upgrade(Genode::Node const &);
		void _close  (Genode::Node const &);

	public:

		Root_proxy(Genode::Env &env) : _env(env) { _requests.sigh(_handler); }

		void announce(Genode::Parent::Service_name const &, Genode::Root_capability);
};

#endif /* _SRC__ROOT_PROXY_H_ */
