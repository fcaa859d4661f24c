/*
 * \brief  Component that is a process of its own
 */

/* local includes */
#include "process.h"
#include "queue.h"
#include "try_call.h"

/* Linux includes */
#include <cstdlib>
#include <unistd.h>

using namespace Genode;
using namespace Hostkit;


/********************
 ** Process_parent **
 ********************/

void Process_parent::announce(Service_name const &name, Root_capability root)
{
	if (!_process.root_proxy.constructed())
		_process.root_proxy.construct(_process.env);

	_process.root_proxy->announce(name, root);
}


void Process_parent::exit(int value)
{
	try_call<Parent::Rpc_exit>(rpc_cap(), [] (Meta::Empty) { }, value);

	/* static objects may be in use by other threads */
	_exit(value);
}


/*********************
 ** Process_signals **
 *********************/

Process_signals::Process_signals(Pd_session &pd) : _pd(pd)
{
	_pd.signal_source().with_result(
		[&] (Capability<Signal_source> cap) { _source = cap; },
		[&] (Alloc_error e) { error("unable to obtain signal source: ", e); });

	Signal_broker::use(*this);

	_thread = std::thread([this] { _receive(); });
}


void Process_signals::_receive()
{
	for (;;) {

		Signal_source::Signal signal { };

		bool const ok = try_call<Signal_source::Rpc_wait_for_signal>(_source,
			[&] (Signal_source::Signal s) { signal = s; });

		/* without core, nobody would ever end the process */
		if (!ok)
			_exit(1);

		if (signal.num() <= 0)
			continue;

		std::lock_guard guard(signals_mutex());

		auto const it = _records.find((unsigned long)signal.imprint());
		if (it != _records.end())
			Signal_sink::deliver(*it->second, unsigned(signal.num()));
	}
}


Native_capability Process_signals::alloc_context(Signal_record &record)
{
	{
		std::lock_guard guard(signals_mutex());
		record.imprint = _next_imprint++;
		_records[record.imprint] = &record;
	}

	return _pd.alloc_context(_source, { record.imprint }).convert<Native_capability>(
		[&] (Signal_context_capability cap) -> Native_capability { return cap; },
		[&] (Alloc_error e) {
			error("unable to allocate signal context: ", e);
			return Native_capability();
		});
}


void Process_signals::free_context(Signal_record &record)
{
	{
		std::lock_guard guard(signals_mutex());
		_records.erase(record.imprint);
	}
	_pd.free_context(reinterpret_cap_cast<Signal_context>(record.cap));
}


void Process_signals::submit(Native_capability const &cap, unsigned cnt)
{
	_pd.submit(reinterpret_cap_cast<Signal_context>(cap), cnt);
}


/*************
 ** Process **
 *************/

template <typename INTERFACE>
Capability<INTERFACE> Process::_env_session(Parent::Client::Id id)
{
	return parent.session_cap(id).template convert<Capability<INTERFACE>>(
		[&] (Session_capability cap) { return static_cap_cast<INTERFACE>(cap); },
		[&] (Parent::Session_cap_error) { return Capability<INTERFACE>(); });
}


Process::Process(Capability<Parent> cap) : Runtime(""), parent(*this, cap)
{
	Runtime::fallback(this);
	parent.heartbeat_sigh(heartbeat_handler);
}


void Process::run(void (*fn)(Env &))
{
	struct Construct : Work
	{
		void (* const fn)(Env &);
		Env &env;

		Construct(void (*fn)(Env &), Env &env) : fn(fn), env(env) { }

		void execute(Queue &) override { fn(env); }

		void cancel() override { }
	} construct { fn, env };

	Queue &queue = env.ep().rpc_ep().queue();

	queue.add(construct);
	queue.run();
}


void Process::log(std::string const &line)
{
	size_t const max_len = Log_session::MAX_STRING_LEN - 2;

	/* a long line arrives in parts */
	std::string const terminated = line + "\n";
	for (size_t i = 0; i < terminated.size(); i += max_len)
		try_call<Log_session::Rpc_write>(log_session.rpc_cap(), [] (Meta::Empty) { },
			Log_session::String(terminated.substr(i, max_len).c_str()));
}


void Process::stop_thread() { for (;;) pause(); }
