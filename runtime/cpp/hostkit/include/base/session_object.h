/*
 * \brief  Base of session objects that account their resources
 */

#ifndef _INCLUDE__BASE__SESSION_OBJECT_H_
#define _INCLUDE__BASE__SESSION_OBJECT_H_

#include <base/entrypoint.h>
#include <session/session.h>
#include <util/arg_string.h>

namespace Genode { template <typename, typename> struct Session_object; }


template <typename RPC_INTERFACE, typename SERVER = RPC_INTERFACE>
struct Genode::Session_object : private Ram_quota_guard,
                                private Cap_quota_guard,
                                public  Rpc_object<RPC_INTERFACE, SERVER>
{
	public:

		using Label     = Session::Label;
		using Resources = Session::Resources;

		using Ram_quota_guard::try_withdraw;
		using Cap_quota_guard::try_withdraw;
		using Ram_quota_guard::replenish;
		using Cap_quota_guard::replenish;
		using Ram_quota_guard::upgrade;
		using Cap_quota_guard::upgrade;

	private:

		Rpc_entrypoint &_ep;

	protected:

		Label const _label;

		Ram_quota_guard &_ram_quota_guard() { return *this; }
		Cap_quota_guard &_cap_quota_guard() { return *this; }

	public:

		Session_object(Entrypoint &ep, Resources const &resources, Label const &label)
		: Session_object(ep.rpc_ep(), resources, label) { }

		Session_object(Rpc_entrypoint &ep, Resources const &resources, Label const &label)
		:
			Ram_quota_guard(resources.ram_quota), Cap_quota_guard(resources.cap_quota),
			_ep(ep), _label(label)
		{
			if (Cap_quota_guard::try_withdraw(Cap_quota { 1 }))
				_ep.manage(this);
			else
				error("insufficient cap quota for the session object");
		}

		~Session_object()
		{
			if (this->cap().valid()) {
				_ep.dissolve(this);
				Cap_quota_guard::replenish(Cap_quota { 1 });
			}
		}

		virtual void session_quota_upgraded() { }

		Label label() const { return _label; }

		void error(auto &&... args) const
		{
			Genode::error(RPC_INTERFACE::service_name(), " (", _label, ") ", args...);
		}

		void warning(auto &&... args) const
		{
			Genode::warning(RPC_INTERFACE::service_name(), " (", _label, ") ", args...);
		}
};

#endif /* _INCLUDE__BASE__SESSION_OBJECT_H_ */
