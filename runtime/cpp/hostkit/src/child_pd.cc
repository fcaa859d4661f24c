/*
 * \brief  PD session of a child process, and its signals
 */

/* Genode includes */
#include <hostkit/thread_stopped.h>

/* local includes */
#include "child_pd.h"

using namespace Genode;
using namespace Hostkit;


/*******************
 ** Child_signals **
 *******************/

void Child_signals::submit(long imprint, unsigned cnt)
{
	std::lock_guard guard(_mutex);
	_pending[imprint] += cnt;
	_changed.notify_all();
}


void Child_signals::stop()
{
	std::lock_guard guard(_mutex);
	_stopped = true;
	_changed.notify_all();
}


Signal_source::Signal Child_signals::wait_for_signal()
{
	std::unique_lock lock(_mutex);
	_changed.wait(lock, [&] { return _stopped || !_pending.empty(); });

	if (_stopped)
		throw Thread_stopped();

	auto const it = _pending.begin();
	Signal const signal(it->first, int(min(it->second, 0x7fffffffU)));
	_pending.erase(it);
	return signal;
}


/**************
 ** Child_pd **
 **************/

Child_pd::Child_pd(Local_component &component, Queue &queue)
:
	_component(component), _queue(queue)
{
	_queue.manage(*this);
	_source_queue.manage(*_signals);
	_source_queue.start();
}


Child_pd::~Child_pd()
{
	stop();
	_source_queue.dissolve(*_signals);
	_source_queue.stop();

	for (auto &[name, context] : _contexts)
		_queue.dissolve(*context);

	_queue.dissolve(*this);
}


Pd_session::Alloc_context_result Child_pd::alloc_context(Source_cap, Imprint imprint)
{
	auto context = std::make_unique<Child_context>(_signals, long(imprint.value));

	Untyped_capability const cap = _queue.manage(*context);
	_contexts[cap.local_name()] = std::move(context);
	return reinterpret_cap_cast<Signal_context>(cap);
}


void Child_pd::free_context(Context_cap cap)
{
	auto const it = _contexts.find(cap.local_name());
	if (it == _contexts.end())
		return;

	_queue.dissolve(*it->second);
	_contexts.erase(it);
}
