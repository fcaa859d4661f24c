/*
 * \brief  Signal-source interface
 */

#ifndef _INCLUDE__SIGNAL_SOURCE__SIGNAL_SOURCE_H_
#define _INCLUDE__SIGNAL_SOURCE__SIGNAL_SOURCE_H_

#include <base/rpc.h>
#include <util/interface.h>

namespace Genode { struct Signal_source; }


/**
 * Queue of the signals of a component
 */
struct Genode::Signal_source : Interface
{
	class Signal
	{
		private:

			long _imprint = 0;
			int  _num     = 0;

		public:

			Signal() { }

			Signal(long imprint, int num) : _imprint(imprint), _num(num) { }

			/* value that identifies the context, 0 if invalid */
			long imprint() const { return _imprint; }

			/* number of signals since the last delivery */
			int num() const { return _num; }
	};

	virtual ~Signal_source() { }

	/**
	 * Wait until a signal occurs
	 */
	virtual Signal wait_for_signal() = 0;

	GENODE_RPC(Rpc_wait_for_signal, Signal, wait_for_signal);
	GENODE_RPC_INTERFACE(Rpc_wait_for_signal);
};

#endif /* _INCLUDE__SIGNAL_SOURCE__SIGNAL_SOURCE_H_ */
