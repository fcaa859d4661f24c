/*
 * \brief  Session opened by a component
 */

#ifndef _INCLUDE__BASE__CONNECTION_H_
#define _INCLUDE__BASE__CONNECTION_H_

#include <base/capability.h>
#include <base/env.h>
#include <base/log.h>
#include <util/retry.h>

namespace Genode {

	class Connection_base;
	template <typename> class Connection;
}


class Genode::Connection_base : Noncopyable, Interface
{
	protected:

		Env &_env;

		Parent::Client _parent_client { };

		Id_space<Parent::Client>::Element const _id_space_element;

	public:

		Connection_base(Env &env)
		: _env(env), _id_space_element(_parent_client, _env.id_space()) { }

		/**
		 * Donate additional resources to the session
		 */
		void upgrade(Session::Resources resources)
		{
			using Donation = String<80>;

			Donation const donation("ram_quota=", resources.ram_quota,
			                        ", cap_quota=", resources.cap_quota);

			_env.upgrade(_id_space_element.id(), donation.string());
		}

		void upgrade_ram (size_t bytes) { upgrade({ Ram_quota { bytes }, Cap_quota { 0 } }); }
		void upgrade_caps(size_t caps)  { upgrade({ Ram_quota { 0 }, Cap_quota { caps } }); }

		/**
		 * Call 'fn' until it throws neither 'Out_of_ram' nor 'Out_of_caps'
		 */
		auto retry_with_upgrade(Ram_quota ram, Cap_quota caps, auto const &fn) -> decltype(fn())
		{
			for (;;) {
				try { return fn(); }
				catch (Out_of_ram)  { upgrade_ram (ram.value);  }
				catch (Out_of_caps) { upgrade_caps(caps.value); }
			}
		}

		/**
		 * Call 'fn' until its result is neither 'OUT_OF_RAM' nor 'OUT_OF_CAPS'
		 */
		auto retry(Ram_quota ram, Cap_quota caps, auto const &fn) -> decltype(fn())
		{
			for (;;) {

				auto const result = fn();

				bool again = false;
				result.with_error([&] (auto error) {
					using Error = decltype(error);
					if (error == Error::OUT_OF_RAM)  { upgrade_ram (ram.value);  again = true; }
					if (error == Error::OUT_OF_CAPS) { upgrade_caps(caps.value); again = true; }
				});

				if (!again)
					return result;
			}
		}
};


template <typename SESSION_TYPE>
class Genode::Connection : public Connection_base
{
	public:

		using Args         = String<Parent::Session_args::MAX_SIZE>;
		using Session_type = SESSION_TYPE;
		using Ram_quota    = Genode::Ram_quota;

	private:

		Capability<SESSION_TYPE> const _cap;

		Capability<SESSION_TYPE> _request(Session_label const &label, Ram_quota ram_quota,
		                                  Cap_quota cap_quota, Affinity const &affinity,
		                                  Args const &args)
		{
			Args const complete("label=\"", label, "\", "
			                    "ram_quota=", ram_quota,
			                    ", cap_quota=", cap_quota, ", ", args);

			if (complete.length() == Args::capacity())
				warning("truncated arguments of ", SESSION_TYPE::service_name(), " session");

			return _env.session<SESSION_TYPE>(_id_space_element.id(), complete.string(), affinity);
		}

	public:

		Connection(Env &env, Session_label const &label, Ram_quota const &ram_quota,
		           Cap_quota const &cap_quota, Affinity const &affinity, Args const &args)
		:
			Connection_base(env), _cap(_request(label, ram_quota, cap_quota, affinity, args))
		{ }

		Connection(Env &env, Session_label const &label, Ram_quota const &ram_quota,
		           Affinity const &affinity, Args const &args)
		:
			Connection(env, label, ram_quota,
			           Cap_quota { .value = size_t(SESSION_TYPE::CAP_QUOTA) }, affinity, args)
		{ }

		Connection(Env &env, Session_label const &label, Ram_quota const &ram_quota,
		           Args const &args)
		: Connection(env, label, ram_quota, Affinity { }, args) { }

		~Connection() { _env.close(_id_space_element.id()); }

		Capability<SESSION_TYPE> cap() const { return _cap; }
};

#endif /* _INCLUDE__BASE__CONNECTION_H_ */
