/*
 * \brief  Base of session interfaces
 */

#ifndef _INCLUDE__SESSION__SESSION_H_
#define _INCLUDE__SESSION__SESSION_H_

#include <base/exception.h>
#include <base/quota_guard.h>
#include <base/rpc.h>
#include <base/session_label.h>
#include <util/arg_string.h>

namespace Genode {

	struct Session;

	struct Insufficient_ram_quota : Exception { };
	struct Insufficient_cap_quota : Exception { };

	using Service_denied = Denied;
}


struct Genode::Session
{
	struct Resources
	{
		Ram_quota ram_quota;
		Cap_quota cap_quota;
	};

	using Label = Session_label;

	virtual ~Session() { }
};


namespace Genode {

	/*
	 * What the arguments of a session request say, 0 if they say nothing
	 */

	template <typename QUOTA>
	inline QUOTA quota_from_args(char const *args, char const *key)
	{
		Arg const stated = Arg_string::find_arg(args, key);
		return QUOTA { stated.ulong_value(0) };
	}

	inline Ram_quota ram_quota_from_args(char const *args) {
		return quota_from_args<Ram_quota>(args, "ram_quota"); }

	inline Cap_quota cap_quota_from_args(char const *args) {
		return quota_from_args<Cap_quota>(args, "cap_quota"); }

	inline Session::Resources session_resources_from_args(char const *args)
	{
		return { .ram_quota = ram_quota_from_args(args),
		         .cap_quota = cap_quota_from_args(args) };
	}

	inline Session::Label session_label_from_args(char const *args) { return label_from_args(args); }
}

#endif /* _INCLUDE__SESSION__SESSION_H_ */
