/*
 * \brief  Core and parent of components that share a process
 */

/* Genode includes */
#include <base/blockade.h>

/* local includes */
#include "system.h"
#include "try_call.h"

/* Linux includes */
#include <chrono>
#include <cstdio>
#include <exception>

using namespace Genode;
using namespace Hostkit;


/************
 ** System **
 ************/

void System::log_line(std::string const &component, std::string const &line)
{
	std::lock_guard guard(mutex);

	logged += "[" + component + "] " + line + "\n";

	if (!quiet)
		fprintf(stderr, "[%s] %s\n", component.c_str(), line.c_str());
}


Memory_dataspace *System::create_dataspace(Genode::size_t size)
{
	auto ds = std::make_unique<Memory_dataspace>(size);
	if (!ds->valid())
		return nullptr;

	core.manage(*ds);
	num_dataspaces++;
	return ds.release();
}


void System::destroy(Memory_dataspace &ds)
{
	core.dissolve(ds);
	num_dataspaces--;
	delete &ds;
}


/*********************
 ** Local_component **
 *********************/

Local_component::Local_component(System &system, Component::Attr const &attr)
:
	Runtime(attr.name), system(system),
	pd(system, Ram_quota { attr.ram }, Cap_quota { attr.caps })
{
	if (attr.config)
		roms["config"] = attr.config;

	env.ep().rpc_ep().queue().start();
}


Local_component::~Local_component()
{
	close_sessions();

	env.ep().rpc_ep().queue().stop();
	{
		std::lock_guard guard(system.mutex);
		std::erase_if(system.services, [&] (auto const &s) { return s.second.server == this; });
	}
}


void Local_component::close_sessions()
{
	for (;;) {
		unsigned long id;
		{
			std::lock_guard guard(mutex);
			if (_sessions.empty())
				return;
			id = _sessions.begin()->first;
		}
		(void)close({ id });
	}
}


unsigned Local_component::num_sessions() const
{
	std::lock_guard guard(mutex);
	return unsigned(_sessions.size());
}


void Local_component::run(Callable<void, Genode::Env &>::Ft const &fn)
{
	struct Job : Work
	{
		Local_component                    &component;
		Callable<void, Genode::Env &>::Ft const &fn;
		Blockade                            done { };
		std::exception_ptr                  exception { };
		bool                                cancelled = false;

		Job(Local_component &component, Callable<void, Genode::Env &>::Ft const &fn)
		: component(component), fn(fn) { }

		void execute(Queue &) override
		{
			try { fn(component.env); }
			catch (...) { exception = std::current_exception(); }
			done.wakeup();
		}

		void cancel() override
		{
			cancelled = true;
			done.wakeup();
		}
	};

	Queue &queue = env.ep().rpc_ep().queue();

	if (queue.is_myself()) {
		fn(env);
		return;
	}

	Job job(*this, fn);
	queue.add(job);
	job.done.block();

	if (job.exception) std::rethrow_exception(job.exception);
	if (job.cancelled) throw Thread_stopped();
}


/************
 ** Parent **
 ************/

void Local_component::exit(int value)
{
	exit_value = value;
	exited     = true;
}


void Local_component::announce(Service_name const &service, Root_capability root)
{
	if (!service.valid_string())
		return;

	std::lock_guard guard(system.mutex);
	system.services.insert_or_assign(service.string(), System::Service { this, root });
	system.announced.notify_all();
}


Parent::Session_result
Local_component::_open_local(Open &open, std::string const &service, char const *args,
                             Affinity const &affinity)
{
	{
		std::unique_lock lock(system.mutex);

		auto const present = [&] { return system.services.contains(service); };

		if (!system.announced.wait_for(lock, std::chrono::milliseconds(system.service_timeout_ms),
		                               present)) {
			lock.unlock();
			error("no component provides the service '", service.c_str(), "'");
			return Session_error::DENIED;
		}
		System::Service const &found = system.services.at(service);
		open.root   = found.root;
		open.server = found.server->pd.account;
	}

	switch (pd.account->transfer(*open.server, open.ram, open.caps)) {
	case Account::Result::OUT_OF_RAM:  return Session_error::OUT_OF_RAM;
	case Account::Result::OUT_OF_CAPS: return Session_error::OUT_OF_CAPS;
	case Account::Result::OK:          break;
	}

	Session_result result = Session_error::DENIED;

	char server_args[Session_args::MAX_SIZE];
	copy_cstring(server_args, args, sizeof(server_args));

	Session_label const label(prefixed_label(String<160>(name.c_str()), label_from_args(args)));

	if (Arg_string::set_arg_string(server_args, sizeof(server_args), "label", label.string()))
		try_call<Root::Rpc_session>(open.root, [&] (Root::Result const &r) { result = r; },
		                            Root::Session_args(server_args), affinity);
	else
		warning("arguments of ", service.c_str(), " session exceed the limit");

	if (result.failed() && open.server->transfer(*pd.account, open.ram, open.caps) != Account::Result::OK)
		warning("quota of a failed session is in use by the server");

	return result;
}


Parent::Session_result
Local_component::session(Client::Id id, Service_name const &service_name,
                         Session_args const &args, Affinity const &affinity)
{
	if (!service_name.valid_string() || !args.valid_string())
		return Session_error::DENIED;

	std::string const service(service_name.string());

	Open open { };
	open.ram  = ram_quota_from_args(args.string());
	open.caps = cap_quota_from_args(args.string());

	Session_result result = Session_error::DENIED;

	if (service == "ROM")
		open.core = Core_session::create_rom(*this, label_from_args(args.string())
		                                            .last_element().string());
	else if (service == "LOG")
		open.core = Core_session::create_log(*this);
	else if (service == "Timer")
		open.core = Core_session::create_timer(*this);
	else
		result = _open_local(open, service, args.string(), affinity);

	if (open.core) {
		switch (pd.account->withdraw(open.ram, open.caps)) {
		case Account::Result::OUT_OF_RAM:  return Session_error::OUT_OF_RAM;
		case Account::Result::OUT_OF_CAPS: return Session_error::OUT_OF_CAPS;
		case Account::Result::OK:          break;
		}
		result = open.core->session_cap();
	}

	result.with_result([&] (Session_capability cap) {
		open.cap = cap;
		std::lock_guard guard(mutex);
		_sessions.insert_or_assign(id.value, std::move(open));
	}, [] (Session_error) { });

	return result;
}


Parent::Session_cap_result Local_component::session_cap(Client::Id id)
{
	std::lock_guard guard(mutex);

	auto const it = _sessions.find(id.value);
	if (it == _sessions.end())
		return Session_cap_error::DENIED;

	return it->second.cap;
}


Parent::Upgrade_result Local_component::upgrade(Client::Id id, Upgrade_args const &args)
{
	if (!args.valid_string())
		return Upgrade_result::OK;

	Ram_quota const ram  = ram_quota_from_args(args.string());
	Cap_quota const caps = cap_quota_from_args(args.string());

	Root_capability          root { };
	Session_capability       cap  { };
	std::shared_ptr<Account> server { };
	{
		std::lock_guard guard(mutex);

		auto const it = _sessions.find(id.value);
		if (it == _sessions.end())
			return Upgrade_result::OK;

		Open &open = it->second;

		switch (open.server ? pd.account->transfer(*open.server, ram, caps)
		                    : pd.account->withdraw(ram, caps)) {
		case Account::Result::OUT_OF_RAM:  return Upgrade_result::OUT_OF_RAM;
		case Account::Result::OUT_OF_CAPS: return Upgrade_result::OUT_OF_CAPS;
		case Account::Result::OK:          break;
		}
		open.ram.value  += ram.value;
		open.caps.value += caps.value;

		root = open.root;
		cap  = open.cap;
	}
	try_call<Root::Rpc_upgrade>(root, [] (Meta::Empty) { }, cap, args);
	return Upgrade_result::OK;
}


Parent::Close_result Local_component::close(Client::Id id)
{
	Open open { };
	{
		std::lock_guard guard(mutex);

		auto const it = _sessions.find(id.value);
		if (it == _sessions.end())
			return Close_result::DONE;

		open = std::move(it->second);
		_sessions.erase(it);
	}

	if (open.core) {
		open.core.reset();
		pd.account->replenish(open.ram, open.caps);
		return Close_result::DONE;
	}

	try_call<Root::Rpc_close>(open.root, [] (Meta::Empty) { }, open.cap);

	if (open.server->transfer(*pd.account, open.ram, open.caps) != Account::Result::OK)
		warning("quota of a closed session is in use by the server");

	return Close_result::DONE;
}


void Local_component::resource_request(Resource_args const &args)
{
	error("stop because nobody grants the requested ", args.string());
	stop_thread();
}
