/*
 * \brief  Signals: wake-ups without payload, merged while not yet delivered
 */

#ifndef _INCLUDE__BASE__SIGNAL_H_
#define _INCLUDE__BASE__SIGNAL_H_

#include <base/capability.h>
#include <util/interface.h>
#include <util/noncopyable.h>

namespace Hostkit {

	struct Signal_sink;
	struct Signal_record;
}

namespace Genode {

	class  Entrypoint;
	class  Signal;
	class  Signal_context;
	class  Signal_receiver;
	class  Signal_transmitter;
	struct Signal_dispatcher_base;

	template <typename, typename> class  Signal_handler;
	template <typename, typename> struct Io_signal_handler;

	using Signal_context_capability = Capability<Signal_context>;
}


/**
 * Signals of one context that were received at once
 */
class Genode::Signal
{
	private:

		Signal_context *_context = nullptr;
		unsigned        _num     = 0;

	public:

		Signal() { }

		Signal(Signal_context *context, unsigned num) : _context(context), _num(num) { }

		Signal(Signal const &)              = default;
		Signal &operator = (Signal const &) = default;

		Signal_context *context() { return _context; }

		unsigned num()   const { return _num; }
		bool     valid() const { return _context != nullptr; }
};


class Genode::Signal_transmitter
{
	private:

		Signal_context_capability _context;

	public:

		Signal_transmitter(Signal_context_capability context = { }) : _context(context) { }

		void context(Signal_context_capability context) { _context = context; }

		Signal_context_capability context() { return _context; }

		/**
		 * Deliver signals, never blocks for the receiver
		 */
		void submit(unsigned cnt = 1);
};


/**
 * Destination of signals
 */
class Genode::Signal_context : Interface, Noncopyable
{
	public:

		enum class Level { App, Io };

	private:

		friend struct Hostkit::Signal_sink;

		Hostkit::Signal_record *_record = nullptr;

		Signal_context(Signal_context const &)              = delete;
		Signal_context &operator = (Signal_context const &) = delete;

	protected:

		Level _level = Level::App;

	public:

		Signal_context() { }

		virtual ~Signal_context();

		Level level() const { return _level; }

		GENODE_RPC_INTERFACE();
};


/**
 * Queue from which a thread takes signals
 */
class Genode::Signal_receiver : Noncopyable
{
	private:

		Hostkit::Signal_sink &_sink;

	public:

		Signal_receiver();
		~Signal_receiver();

		Signal_context_capability manage(Signal_context &);

		/**
		 * Stop delivery to the context, pending signals are dropped
		 */
		void dissolve(Signal_context &);

		Signal wait_for_signal();

		/**
		 * Return pending signal, or an invalid one
		 */
		Signal pending_signal();
};


struct Genode::Signal_dispatcher_base : Signal_context
{
	virtual void dispatch(unsigned num) = 0;
};


/**
 * Call of a member function by the entrypoint when signals arrive
 */
template <typename T, typename EP = Genode::Entrypoint>
class Genode::Signal_handler : public Signal_dispatcher_base
{
	private:

		EP  &_ep;
		T   &_obj;
		void (T::*_member)();

		Signal_context_capability const _cap;

	public:

		Signal_handler(EP &ep, T &obj, void (T::*member)())
		: _ep(ep), _obj(obj), _member(member), _cap(ep.manage(*this)) { }

		~Signal_handler() { _ep.dissolve(*this); }

		void dispatch(unsigned) override { (_obj.*_member)(); }

		operator Signal_context_capability() const { return _cap; }
};


/**
 * Handler that is also called while the entrypoint blocks for I/O
 */
template <typename T, typename EP = Genode::Entrypoint>
struct Genode::Io_signal_handler : Signal_handler<T, EP>
{
	Io_signal_handler(EP &ep, T &obj, void (T::*member)())
	: Signal_handler<T, EP>(ep, obj, member)
	{
		Signal_context::_level = Signal_context::Level::Io;
	}
};

#endif /* _INCLUDE__BASE__SIGNAL_H_ */
