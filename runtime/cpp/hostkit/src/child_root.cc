/*
 * \brief  Root interface of a service that is provided by a child process
 */

/* local includes */
#include "child_root.h"

/* Linux includes */
#include <chrono>

using namespace Genode;
using namespace Hostkit;

using Text = String<1024>;

/* a server that does not answer has a bug */
static constexpr std::chrono::seconds PATIENCE { 60 };


/**********************
 ** Session_requests **
 **********************/

unsigned long Session_requests::new_id()
{
	std::lock_guard guard(_mutex);
	return _next_id++;
}


void Session_requests::_publish()
{
	std::string text("session_requests\n");
	for (auto const &[id, request] : _requests)
		text += request.node;

	publish(text + "-\n");
}


Session_requests::Answer Session_requests::request(unsigned long id, std::string const &node)
{
	std::unique_lock lock(_mutex);

	Request &request = _requests[id];
	request.node = node;
	_publish();

	_changed.wait_for(lock, PATIENCE, [&] { return request.answer.answered || _stopped; });

	Answer const answer = request.answer;
	_requests.erase(id);
	_publish();
	return answer;
}


void Session_requests::answer(unsigned long id, Response response, Session_capability cap)
{
	std::lock_guard guard(_mutex);

	auto const it = _requests.find(id);
	if (it == _requests.end())
		return;

	it->second.answer = { .answered = true, .response = response, .cap = cap };
	_changed.notify_all();
}


void Session_requests::stop()
{
	std::lock_guard guard(_mutex);
	_stopped = true;
	_changed.notify_all();
}


/****************
 ** Child_root **
 ****************/

Root::Result Child_root::session(Session_args const &args, Affinity const &affinity)
{
	if (!args.valid_string())
		return Session_error::DENIED;

	unsigned long const id = _requests->new_id();

	Affinity::Space    const space    = affinity.space();
	Affinity::Location const location = affinity.location();

	Text const node(
		"+ create | id: ", id, " | service: ", _service.c_str(),
		" | label: ", label_from_args(args.string()), "\n"
		"  + args\n"
		"    : ", args.string(), "\n"
		"  + affinity\n"
		"    + space | width: ", space.width(), " | height: ", space.height(), "\n"
		"    + location | xpos: ", location.xpos(), " | ypos: ", location.ypos(),
		" | width: ", location.width(), " | height: ", location.height(), "\n");

	auto const answer = _requests->request(id, node.string());

	using Response = Session_requests::Response;

	if (answer.response == Response::INSUFFICIENT_RAM)  return Session_error::INSUFFICIENT_RAM;
	if (answer.response == Response::INSUFFICIENT_CAPS) return Session_error::INSUFFICIENT_CAPS;
	if (!answer.cap.valid())                            return Session_error::DENIED;

	_sessions[answer.cap.local_name()] = { .id = id, .cap = answer.cap };
	return answer.cap;
}


void Child_root::upgrade(Session_capability cap, Upgrade_args const &args)
{
	auto const it = _sessions.find(cap.local_name());
	if (it == _sessions.end() || !args.valid_string())
		return;

	_requests->request(it->second.id, Text(
		"+ upgrade | id: ", it->second.id,
		" | ram_quota: ", ram_quota_from_args(args.string()).value,
		" | cap_quota: ", cap_quota_from_args(args.string()).value, "\n").string());
}


void Child_root::close(Session_capability cap)
{
	auto const it = _sessions.find(cap.local_name());
	if (it == _sessions.end())
		return;

	_requests->request(it->second.id, Text("+ close | id: ", it->second.id, "\n").string());
	_sessions.erase(it);
}
