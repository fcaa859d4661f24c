/*
 * \brief  Parent of a child process
 */

/* local includes */
#include "child_process.h"
#include "socket.h"

/* Linux includes */
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Genode;
using namespace Hostkit;


static void define_rom(Local_component &component, std::string const &name,
                       std::string const &content)
{
	std::lock_guard guard(component.mutex);

	component.roms[name] = content;

	auto const [begin, end] = component.rom_sighs.equal_range(name);
	for (auto it = begin; it != end; ++it)
		Signal_transmitter(it->second).submit();
}


/******************
 ** Child_parent **
 ******************/

Child_parent::Child_parent(Local_component &component, Queue &queue)
:
	_component(component), _queue(queue),
	_requests(std::make_shared<Session_requests>([this] (std::string const &text) {
		define_rom(_component, "session_requests", text); }))
{
	define_rom(_component, "session_requests", "session_requests\n-\n");
	_root_queue.start();
	_queue.manage(*this);
	_queue.start();
}


Child_parent::~Child_parent()
{
	_requests->stop();
	_pd.stop();

	_queue.stop();

	for (std::thread &opener : _openers)
		opener.join();

	_component.close_sessions();

	{
		std::lock_guard guard(_component.system.mutex);
		std::erase_if(_component.system.services, [&] (auto const &s) {
			return s.second.server == &_component; });
	}

	_root_queue.stop();
	for (auto &root : _roots)
		_root_queue.dissolve(*root);

	_queue.dissolve(*this);
}


void Child_parent::announce(Service_name const &name)
{
	if (!name.valid_string())
		return;

	auto root = std::make_unique<Child_root>(name.string(), _requests);

	auto const cap = reinterpret_cap_cast<Root>(_root_queue.manage(*root));
	_roots.push_back(std::move(root));

	_component.announce(name, cap);
}


Parent::Session_result
Child_parent::session(Client_id id, Service_name const &name, Session_args const &args,
                      Affinity const &affinity)
{
	if (!name.valid_string() || !args.valid_string())
		return Session_error::DENIED;

	std::string const service(name.string());

	if (service == "ROM" || service == "LOG" || service == "Timer")
		return _component.session(id, name, args, affinity);

	if (ram_quota_from_args(args.string()).value > _component.pd.avail_ram().value)
		return Session_error::OUT_OF_RAM;

	if (cap_quota_from_args(args.string()).value > _component.pd.avail_caps().value)
		return Session_error::OUT_OF_CAPS;

	/* the server may be slow, so the child is told later */
	std::lock_guard guard(_mutex);
	_results[id.value].reset();

	_openers.emplace_back([this, id, service, affinity, text = std::string(args.string())] {

		Session_result const result = _component.session(id, service.c_str(), text.c_str(), affinity);

		std::lock_guard guard(_mutex);
		_results[id.value] = result;
		Signal_transmitter(_progress).submit();
	});
	return Session_capability();
}


Parent::Session_cap_result Child_parent::session_cap(Client_id id)
{
	if (id == Env::pd())
		return static_cap_cast<Session>(Capability<Pd_session>(_pd.cap()));

	if (id == Env::log())
		return _log->session_cap();

	std::lock_guard guard(_mutex);

	auto const it = _results.find(id.value);
	if (it == _results.end())
		return _component.session_cap(id);

	if (!it->second)
		return Session_capability();

	Session_result const result = *it->second;
	_results.erase(it);

	return result.convert<Session_cap_result>(
		[&] (Session_capability cap) -> Session_cap_result { return cap; },
		[&] (Session_error e) -> Session_cap_result {
			switch (e) {
			case Session_error::OUT_OF_RAM:
			case Session_error::INSUFFICIENT_RAM:  return Session_cap_error::INSUFFICIENT_RAM;
			case Session_error::OUT_OF_CAPS:
			case Session_error::INSUFFICIENT_CAPS: return Session_cap_error::INSUFFICIENT_CAPS;
			case Session_error::DENIED:            break;
			}
			return Session_cap_error::DENIED;
		});
}


/*******************
 ** Child_process **
 *******************/

Child_process::Child_process(System &system, Child::Attr const &attr)
:
	component(system, { .name = attr.name, .config = attr.config, .ram = attr.ram, .caps = attr.caps })
{
	Sent_capability const cap = parent.Rpc_object_base::cap().data()->sent();

	posix_spawn_file_actions_t actions { };
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, cap.fd, PARENT_FD);

	std::string const program(attr.program ? attr.program : "/proc/self/exe");
	std::string argv0("[Genode] init -> " + std::string(attr.name));

	char *argv[] { argv0.data(), nullptr };

	int const failed = posix_spawn(&pid, program.c_str(), &actions, nullptr, argv, environ);
	posix_spawn_file_actions_destroy(&actions);

	if (failed) {
		error("unable to start ", program.c_str(), ": ", (char const *)strerror(failed));
		result = 127;
	}
}


Child_process::~Child_process()
{
	if (!poll()) {
		kill(pid, SIGKILL);
		while (waitpid(pid, nullptr, 0) < 0 && errno == EINTR);
	}
}


bool Child_process::poll()
{
	int status = 0;

	if (!result && waitpid(pid, &status, WNOHANG) == pid) {
		if (WIFSIGNALED(status))  result = 128 + WTERMSIG(status);
		else                      result = WEXITSTATUS(status);
	}
	return result.has_value();
}


/***********
 ** Child **
 ***********/

Child::Child(In_process &system, Attr const &attr)
: _process(*new Child_process(system.system(), attr)) { }


Child::~Child() { delete &_process; }


int Child::wait(unsigned timeout_ms)
{
	for (unsigned waited = 0; !_process.poll(); waited += 5) {
		if (waited >= timeout_ms)
			return -1;
		std::this_thread::sleep_for(std::chrono::milliseconds(5));
	}
	return *_process.result;
}


void Child::rom(char const *name, char const *content)
{
	define_rom(_process.component, name, content);
}
