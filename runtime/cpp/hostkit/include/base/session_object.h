/*
 * \brief  Base of session objects that account their resources
 */

#ifndef _INCLUDE__BASE__SESSION_OBJECT_H_
#define _INCLUDE__BASE__SESSION_OBJECT_H_

#include <base/entrypoint.h>
#include <session/session.h>
#include <util/arg_string.h>

namespace Genode { template <typename, typename> class Session_object; }


template <typename RPC_INTERFACE, typename SERVER = RPC_INTERFACE>
class Genode::Session_object : public Rpc_object<RPC_INTERFACE, SERVER>
{
	public:

		using Resources = Session::Resources;
		using Label     = Session::Label;

	private:

		Ram_quota_guard _ram;
		Cap_quota_guard _caps;

		/* what the capability of the session costs */
		static constexpr Cap_quota OWN_CAP { 1 };

		Rpc_entrypoint &_served_by;

		/* prefix of messages */
		void _log_with_origin(auto const &log_fn, auto &&... message) const
		{
			log_fn(RPC_INTERFACE::service_name(), " (", _label, ") ", message...);
		}

	protected:

		Label const _label;

		Ram_quota_guard &_ram_quota_guard() { return _ram; }
		Cap_quota_guard &_cap_quota_guard() { return _caps; }

	public:

		/**
		 * Constructor
		 *
		 * Without quota for the session's capability, it stays invalid.
		 */
		Session_object(Rpc_entrypoint &served_by, Resources const &donated, Label const &client)
		:
			_ram(donated.ram_quota), _caps(donated.cap_quota),
			_served_by(served_by), _label(client)
		{
			if (!_caps.try_withdraw(OWN_CAP))
				error("insufficient cap quota for the session object");
			else
				_served_by.manage(this);
		}

		Session_object(Entrypoint &served_by, Resources const &donated, Label const &client)
		: Session_object(served_by.rpc_ep(), donated, client) { }

		~Session_object()
		{
			if (!Rpc_object_base::cap().valid())
				return;

			_served_by.dissolve(this);
			_caps.replenish(OWN_CAP);
		}

		Label label() const { return _label; }

		bool try_withdraw(Ram_quota amount) { return _ram .try_withdraw(amount); }
		bool try_withdraw(Cap_quota amount) { return _caps.try_withdraw(amount); }
		void replenish   (Ram_quota amount) { _ram .replenish(amount); }
		void replenish   (Cap_quota amount) { _caps.replenish(amount); }
		void upgrade     (Ram_quota amount) { _ram .upgrade(amount); }
		void upgrade     (Cap_quota amount) { _caps.upgrade(amount); }

		/**
		 * Respond to an upgrade by the client
		 */
		virtual void session_quota_upgraded() { }

		void error(auto &&... message) const
		{
			_log_with_origin([] (auto &&... m) { Genode::error(m...); }, message...);
		}

		void warning(auto &&... message) const
		{
			_log_with_origin([] (auto &&... m) { Genode::warning(m...); }, message...);
		}
};

#endif /* _INCLUDE__BASE__SESSION_OBJECT_H_ */
