/*
 * \brief  Entrypoints
 */

/* Genode includes */
#include <base/env.h>

/* local includes */
#include "queue.h"
#include "runtime.h"

using namespace Genode;
using namespace Hostkit;


/********************
 ** Rpc_entrypoint **
 ********************/

Untyped_capability Rpc_entrypoint::_manage(Rpc_object_base &object)
{
	return _queue.manage(object);
}


void Rpc_entrypoint::_dissolve(Rpc_object_base &object) { _queue.dissolve(object); }


Rpc_object_base *Rpc_entrypoint::_object(Untyped_capability const &cap) const
{
	std::lock_guard guard(objects_mutex());

	Object_data const * const data = dynamic_cast<Object_data *>(cap.data());

	return data && data->queue == &_queue ? data->object : nullptr;
}


bool Rpc_entrypoint::is_myself() const { return _queue.is_myself(); }


/****************
 ** Entrypoint **
 ****************/

Entrypoint::Entrypoint(Hostkit::Runtime &runtime, char const *name)
:
	_rpc_ep(*new Queue(runtime, name, runtime.name))
{
	_rpc_ep.queue().entrypoint = this;
}


Entrypoint::Entrypoint(Env &env, size_t, char const *name, Affinity::Location)
:
	Entrypoint(env.runtime(), name)
{
	_rpc_ep.queue().start();
}


Entrypoint::~Entrypoint() { delete &_rpc_ep.queue(); }


Signal_context_capability Entrypoint::manage(Signal_dispatcher_base &dispatcher)
{
	return _rpc_ep.queue().signals.manage(dispatcher);
}


void Entrypoint::dissolve(Signal_dispatcher_base &dispatcher)
{
	_rpc_ep.queue().signals.dissolve(dispatcher);
}


static void dispatch_signal(Signal signal)
{
	static_cast<Signal_dispatcher_base *>(signal.context())->dispatch(signal.num());
}


void Entrypoint::wait_and_dispatch_one_io_signal()
{
	dispatch_signal(_rpc_ep.queue().signals.wait(Signal_sink::Accept::IO));
}


bool Entrypoint::dispatch_pending_io_signal()
{
	Signal signal = _rpc_ep.queue().signals.take(Signal_sink::Accept::IO);
	if (signal.valid())
		dispatch_signal(signal);

	return signal.valid();
}
