/*
 * \brief  Environment of a component
 */

/* Genode includes */
#include <base/log.h>
#include <base/sleep.h>
#include <util/arg_string.h>

/* local includes */
#include "component_env.h"

using namespace Genode;
using namespace Hostkit;


Component_env::Component_env(Runtime &runtime, Parent &parent, Pd_session &pd)
:
	_runtime(runtime), _parent(parent), _pd(pd), _ep(runtime, "ep")
{ }


void Component_env::_wait_for_response()
{
	_response->receiver.wait_for_signal();
}


Env::Session_result
Component_env::try_session(Parent::Service_name const &name, Parent::Client::Id id,
                           Parent::Session_args const &args, Affinity const &affinity)
{
	if (!args.valid_string()) {
		warning(name.string(), " session denied because of truncated arguments");
		return Session_error::DENIED;
	}

	std::lock_guard guard(_mutex);

	/* must be registered before the first request that may be pending */
	if (!_response.constructed())
		_response.construct(_parent);

	Session_capability cap { };

	Session_result result = _parent.session(id, name, args, affinity);
	result.with_result([&] (Session_capability c) { cap = c; }, [] (Session_error) { });

	while (result.ok() && !cap.valid()) {

		_wait_for_response();

		result = _parent.session_cap(id).convert<Session_result>(
			[&] (Session_capability c) -> Session_result { cap = c; return c; },
			[&] (Parent::Session_cap_error e) -> Session_result {
				using Error = Parent::Session_cap_error;
				switch (e) {
				case Error::INSUFFICIENT_RAM:  return Session_error::INSUFFICIENT_RAM;
				case Error::INSUFFICIENT_CAPS: return Session_error::INSUFFICIENT_CAPS;
				case Error::DENIED:            break;
				}
				return Session_error::DENIED;
			});
	}
	return result;
}


Session_capability
Component_env::session(Parent::Service_name const &name, Parent::Client::Id id,
                       Parent::Session_args const &args, Affinity const &affinity)
{
	char buf[Parent::Session_args::MAX_SIZE];
	copy_cstring(buf, args.string(), sizeof(buf));

	Ram_quota ram  = ram_quota_from_args(buf);
	Cap_quota caps = cap_quota_from_args(buf);

	for (unsigned attempts = 1; ; attempts++) {

		Arg_string::set_arg(buf, sizeof(buf), "ram_quota", String<32>(ram).string());
		Arg_string::set_arg(buf, sizeof(buf), "cap_quota", String<32>(caps).string());

		Session_capability cap { };

		try_session(name, id, Parent::Session_args(buf), affinity).with_result(
			[&] (Session_capability c) { cap = c; },
			[&] (Session_error e) {
				switch (e) {

				case Session_error::OUT_OF_RAM:
					if (ram.value > _pd.avail_ram().value)
						_parent.resource_request(String<64>("ram_quota=", ram));
					break;

				case Session_error::OUT_OF_CAPS:
					if (caps.value > _pd.avail_caps().value)
						_parent.resource_request(String<64>("cap_quota=", caps));
					break;

				/* the server needs more than the client expects */
				case Session_error::INSUFFICIENT_RAM:  ram.value  += 4096; break;
				case Session_error::INSUFFICIENT_CAPS: caps.value += 4;    break;

				case Session_error::DENIED:
					error("stop because of denied ", name.string(), " session: ", Cstring(buf));
					sleep_forever();
				}
			});

		if (cap.valid())
			return cap;

		/* report the 4th, 8th, 16th ... attempt */
		if (attempts >= 4 && (attempts & (attempts - 1)) == 0)
			warning(attempts, " attempts to open ", name.string(), " session: ", Cstring(buf));
	}
}


void Component_env::upgrade(Parent::Client::Id id, Parent::Upgrade_args const &args)
{
	std::lock_guard guard(_mutex);

	switch (_parent.upgrade(id, args)) {
	case Parent::Upgrade_result::OK:          break;
	case Parent::Upgrade_result::PENDING:     _wait_for_response(); break;
	case Parent::Upgrade_result::OUT_OF_RAM:  warning("out of RAM for session upgrade");  break;
	case Parent::Upgrade_result::OUT_OF_CAPS: warning("out of caps for session upgrade"); break;
	}
}


void Component_env::close(Parent::Client::Id id)
{
	std::lock_guard guard(_mutex);

	if (_parent.close(id) == Parent::Close_result::PENDING)
		_wait_for_response();
}
