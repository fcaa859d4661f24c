/*
 * \brief  Dispatcher of session requests to root interfaces
 */

/* local includes */
#include "root_proxy.h"
#include "try_call.h"

using namespace Genode;
using namespace Hostkit;


static Parent::Session_response response(Session_error e)
{
	using Response = Parent::Session_response;

	switch (e) {
	case Session_error::OUT_OF_RAM:
	case Session_error::INSUFFICIENT_RAM:  return Response::INSUFFICIENT_RAM;
	case Session_error::OUT_OF_CAPS:
	case Session_error::INSUFFICIENT_CAPS: return Response::INSUFFICIENT_CAPS;
	case Session_error::DENIED:            break;
	}
	return Response::DENIED;
}


void Root_proxy::announce(Parent::Service_name const &name, Root_capability root)
{
	{
		std::lock_guard guard(_mutex);
		_services[name.string()] = root;
	}

	/* a request may have been there before the service */
	Signal_transmitter(_handler).submit();

	_env.parent().announce(name);
}


void Root_proxy::_create(Node const &request)
{
	unsigned long const id = request.attribute_value("id", ~0UL);

	/* the request is listed until the parent has seen the response */
	if (_sessions.contains(id))
		return;

	using Args = String<Root::Session_args::MAX_SIZE>;
	using Name = String<64>;

	Name const service = request.attribute_value("service", Name());

	Args const args = request.with_sub_node("args",
		[&] (Node const &node) { return Args(Node::Quoted_content(node)); },
		[&]                    { return Args(); });

	Root_capability root { };
	{
		std::lock_guard guard(_mutex);
		auto const it = _services.find(service.string());
		if (it == _services.end())
			return;

		root = it->second;
	}

	Root::Result result = Session_error::DENIED;

	try_call<Root::Rpc_session>(root, [&] (Root::Result const &r) { result = r; },
	                            Root::Session_args(args.string()), Affinity::from_node(request));

	result.with_result(
		[&] (Session_capability cap) {
			_sessions[id] = { root, cap };
			_env.parent().deliver_session_cap({ id }, cap); },
		[&] (Session_error e) {
			_env.parent().session_response({ id }, response(e)); });
}


void Root_proxy::_upgrade(Node const &request)
{
	unsigned long const id = request.attribute_value("id", ~0UL);

	auto const it = _sessions.find(id);
	if (it == _sessions.end())
		return;

	String<80> const args("ram_quota=",   request.attribute_value("ram_quota", 0UL),
	                      ", cap_quota=", request.attribute_value("cap_quota", 0UL));

	try_call<Root::Rpc_upgrade>(it->second.root, [] (Meta::Empty) { }, it->second.cap,
	                            Root::Upgrade_args(args.string()));

	_env.parent().session_response({ id }, Parent::Session_response::OK);
}


void Root_proxy::_close(Node const &request)
{
	unsigned long const id = request.attribute_value("id", ~0UL);

	auto const it = _sessions.find(id);
	if (it == _sessions.end())
		return;

	try_call<Root::Rpc_close>(it->second.root, [] (Meta::Empty) { }, it->second.cap);
	_sessions.erase(it);

	_env.parent().session_response({ id }, Parent::Session_response::CLOSED);
}


void Root_proxy::_handle()
{
	_requests.update();

	Node const requests = _requests.node();

	/* a service with one session needs the old one closed before the next */
	requests.for_each_sub_node("upgrade", [&] (Node const &node) { _upgrade(node); });
	requests.for_each_sub_node("close",   [&] (Node const &node) { _close(node); });
	requests.for_each_sub_node("create",  [&] (Node const &node) { _create(node); });
}
