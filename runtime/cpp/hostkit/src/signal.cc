/*
 * \brief  Signals
 */

/* Genode includes */
#include <hostkit/thread_stopped.h>

/* local includes */
#include "capability_data.h"
#include "signal_sink.h"

using namespace Genode;
using namespace Hostkit;


std::mutex &Hostkit::signals_mutex()
{
	static std::mutex mutex;
	return mutex;
}


namespace {

	/**
	 * Capability of a signal context of this process
	 */
	struct Context_data : Native_capability::Data
	{
		Signal_record *record;   /* null if dissolved, guarded by 'signals_mutex' */

		explicit Context_data(Signal_record &record) : record(&record) { }

		Context_data(Context_data const &)              = delete;
		Context_data &operator = (Context_data const &) = delete;

		void submit(unsigned cnt) override
		{
			std::lock_guard guard(signals_mutex());
			if (record)
				Signal_sink::deliver(*record, cnt);
		}
	};


	struct Local_broker : Signal_broker
	{
		Native_capability alloc_context(Signal_record &record) override
		{
			return Native_capability(new Context_data(record));
		}

		void free_context(Signal_record &record) override
		{
			std::lock_guard guard(signals_mutex());
			static_cast<Context_data *>(record.cap.data())->record = nullptr;
		}

		void submit(Native_capability const &, unsigned) override
		{
			error("no core that delivers signals to another process");
		}
	};

	Signal_broker *used_broker = nullptr;
}


Signal_broker &Signal_broker::current()
{
	static Local_broker local { };

	return used_broker ? *used_broker : local;
}


void Signal_broker::use(Signal_broker &broker) { used_broker = &broker; }


/*****************
 ** Signal_sink **
 *****************/

Signal_context_capability Signal_sink::manage(Signal_context &context)
{
	if (context._record)
		error("signal context is managed already");

	Signal_record &record = *new Signal_record(*this, context);

	record.cap      = Signal_broker::current().alloc_context(record);
	context._record = &record;

	return reinterpret_cap_cast<Signal_context>(record.cap);
}


void Signal_sink::dissolve(Signal_context &context)
{
	Signal_record * const record = context._record;
	if (!record)
		return;

	Signal_broker::current().free_context(*record);
	{
		std::lock_guard guard(signals_mutex());
		pending.remove(record);
	}
	context._record = nullptr;
	delete record;
}


void Signal_sink::deliver(Signal_record &record, unsigned cnt)
{
	if (!cnt)
		return;

	Signal_sink &sink = record.sink;

	if (!record.pending)
		sink.pending.push_back(&record);

	record.pending += cnt;
	sink.available.notify_all();
	sink.wakeup();
}


Signal Signal_sink::_take(Accept accept)
{
	for (auto it = pending.begin(); it != pending.end(); ++it) {

		Signal_record &record = **it;

		if (accept == Accept::IO && record.context.level() != Signal_context::Level::Io)
			continue;

		Signal const signal(&record.context, record.pending);
		record.pending = 0;
		pending.erase(it);
		return signal;
	}
	return { };
}


Signal Signal_sink::take(Accept accept)
{
	std::lock_guard guard(signals_mutex());
	return _take(accept);
}


Signal Signal_sink::wait(Accept accept)
{
	std::unique_lock lock(signals_mutex());
	for (;;) {
		Signal signal = _take(accept);
		if (signal.valid())
			return signal;

		if (_stopped)
			throw Thread_stopped();

		available.wait(lock);
	}
}


void Signal_sink::stop()
{
	std::lock_guard guard(signals_mutex());
	_stopped = true;
	available.notify_all();
}


/****************
 ** Genode API **
 ****************/

Signal_context::~Signal_context()
{
	if (_record)
		error("signal context destructed while managed");
}


Signal_receiver::Signal_receiver() : _sink(*new Signal_sink()) { }


Signal_receiver::~Signal_receiver() { delete &_sink; }


Signal_context_capability Signal_receiver::manage(Signal_context &context) {
	return _sink.manage(context); }


void Signal_receiver::dissolve(Signal_context &context) { _sink.dissolve(context); }


Signal Signal_receiver::wait_for_signal() { return _sink.wait(); }


Signal Signal_receiver::pending_signal() { return _sink.take(); }


void Signal_transmitter::submit(unsigned cnt)
{
	if (_context.valid())
		_context.data()->submit(cnt);
}
