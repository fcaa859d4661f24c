/*
 * \brief  Destination of signals
 */

#ifndef _SRC__SIGNAL_SINK_H_
#define _SRC__SIGNAL_SINK_H_

/* Genode includes */
#include <base/signal.h>

/* Linux includes */
#include <condition_variable>
#include <functional>
#include <list>
#include <mutex>

namespace Hostkit {

	struct Signal_record;
	struct Signal_broker;
	struct Signal_sink;

	/* guards all pending signals */
	std::mutex &signals_mutex();
}


/**
 * Signal context that is managed by a receiver
 */
struct Hostkit::Signal_record
{
	Signal_sink              &sink;
	Genode::Signal_context   &context;
	Genode::Native_capability cap { };

	unsigned pending = 0;

	/* identifies the context towards a remote signal source */
	unsigned long imprint = 0;

	Signal_record(Signal_sink &sink, Genode::Signal_context &context)
	: sink(sink), context(context) { }
};


/**
 * Origin of the capabilities of signal contexts
 */
struct Hostkit::Signal_broker
{
	virtual Genode::Native_capability alloc_context(Signal_record &) = 0;

	virtual void free_context(Signal_record &) = 0;

	/**
	 * Submit signals to a context of another process
	 */
	virtual void submit(Genode::Native_capability const &, unsigned cnt) = 0;

	virtual ~Signal_broker() { }

	/**
	 * Return broker of the process
	 */
	static Signal_broker &current();

	/**
	 * Let contexts created from now on be those of another broker
	 */
	static void use(Signal_broker &);
};


struct Hostkit::Signal_sink
{
	std::function<void()> const wakeup;

	std::list<Signal_record *> pending { };

	std::condition_variable available { };

	explicit Signal_sink(std::function<void()> wakeup = [] { }) : wakeup(std::move(wakeup)) { }

	Genode::Signal_context_capability manage(Genode::Signal_context &);

	void dissolve(Genode::Signal_context &);

	enum class Accept { ALL, IO };

	/**
	 * Take pending signal, or return an invalid one
	 */
	Genode::Signal take(Accept = Accept::ALL);

	Genode::Signal wait(Accept = Accept::ALL);

	/**
	 * Let waiting threads throw 'Thread_stopped'
	 */
	void stop();

	/**
	 * Add signals, called with 'signals_mutex' taken
	 */
	static void deliver(Signal_record &, unsigned cnt);

	private:

		bool _stopped = false;

		Genode::Signal _take(Accept);
};

#endif /* _SRC__SIGNAL_SINK_H_ */
