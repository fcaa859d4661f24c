/*
 * \brief  Thread that serves RPC requests and signals
 */

#ifndef _INCLUDE__BASE__ENTRYPOINT_H_
#define _INCLUDE__BASE__ENTRYPOINT_H_

#include <base/affinity.h>
#include <base/rpc_server.h>
#include <base/signal.h>
#include <util/noncopyable.h>

namespace Hostkit { struct Runtime; }

namespace Genode {

	class  Entrypoint;
	struct Env;
}


class Genode::Entrypoint : Noncopyable
{
	public:

		struct Io_progress_handler : Interface
		{
			virtual void handle_io_progress() = 0;
		};

	private:

		Rpc_entrypoint _rpc_ep;

		Io_progress_handler *_io_progress_handler = nullptr;

		Entrypoint(Entrypoint const &)              = delete;
		Entrypoint &operator = (Entrypoint const &) = delete;

	public:

		/**
		 * Constructor, starts an additional entrypoint of the component
		 */
		Entrypoint(Env &, size_t stack_size, char const *name, Affinity::Location);

		/**
		 * Constructor of a component's initial entrypoint, used by the stand-in
		 */
		Entrypoint(Hostkit::Runtime &, char const *name);

		~Entrypoint();

		template <typename RPC_INTERFACE, typename SERVER>
		Capability<RPC_INTERFACE> manage(Rpc_object<RPC_INTERFACE, SERVER> &obj)
		{
			return _rpc_ep.manage(&obj);
		}

		template <typename RPC_INTERFACE, typename SERVER>
		void dissolve(Rpc_object<RPC_INTERFACE, SERVER> &obj) { _rpc_ep.dissolve(&obj); }

		Signal_context_capability manage(Signal_dispatcher_base &);

		void dissolve(Signal_dispatcher_base &);

		/**
		 * Block until a signal for an 'Io_signal_handler' was handled
		 *
		 * RPC requests and other signals wait in the meantime.
		 */
		void wait_and_dispatch_one_io_signal();

		/**
		 * Handle pending signal for an 'Io_signal_handler', if there is any
		 */
		bool dispatch_pending_io_signal();

		Rpc_entrypoint &rpc_ep() { return _rpc_ep; }

		void register_io_progress_handler(Io_progress_handler &handler)
		{
			if (_io_progress_handler)
				error("attempt to register more than one I/O-progress handler");
			else
				_io_progress_handler = &handler;
		}

		/**
		 * Call the registered handler, used by the stand-in
		 */
		void handle_io_progress()
		{
			if (_io_progress_handler)
				_io_progress_handler->handle_io_progress();
		}
};

#endif /* _INCLUDE__BASE__ENTRYPOINT_H_ */
