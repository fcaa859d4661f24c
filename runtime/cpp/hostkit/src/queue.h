/*
 * \brief  Thread of an entrypoint and the work it has to do
 */

#ifndef _SRC__QUEUE_H_
#define _SRC__QUEUE_H_

/* Genode includes */
#include <base/entrypoint.h>

/* local includes */
#include "capability_data.h"
#include "signal_sink.h"
#include "socket.h"

/* Linux includes */
#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace Hostkit {

	struct Runtime;
	struct Queue;
	struct Work;
	struct Object_data;

	/* guards the relation between capabilities, objects, and entrypoints */
	std::mutex &objects_mutex();

	/* objects that have sockets, guarded by 'objects_mutex' */
	std::map<int, Object_data *> &exported_objects();

	/**
	 * Decode request, call object, encode reply
	 */
	Genode::Rpc_exception_code dispatch(Genode::Rpc_object_base &, Genode::Msgbuf_base &request,
	                                    Genode::Msgbuf_base &reply);

	/**
	 * Copy message to a buffer of possibly another size, as a kernel does
	 */
	void transfer(Genode::Msgbuf_base const &from, Genode::Msgbuf_base &to);
}


/**
 * Something that an entrypoint executes
 */
struct Hostkit::Work
{
	virtual void execute(Queue &) = 0;

	/**
	 * Called instead of 'execute' if the entrypoint has stopped
	 */
	virtual void cancel() = 0;

	virtual ~Work() { }
};


/**
 * Capability of an RPC object of this process
 */
struct Hostkit::Object_data : Genode::Native_capability::Data
{
	/* both null if dissolved, guarded by 'objects_mutex' */
	Queue                   *queue;
	Genode::Rpc_object_base *object;

	/* sockets for callers of other processes, created when needed */
	int local_fd  = -1;
	int remote_fd = -1;

	Object_data(Queue &queue, Genode::Rpc_object_base &object) : queue(&queue), object(&object) { }

	Object_data(Object_data const &)              = delete;
	Object_data &operator = (Object_data const &) = delete;

	~Object_data() override;

	Genode::Rpc_exception_code call(Genode::Msgbuf_base &, Genode::Msgbuf_base &) override;

	void submit(unsigned) override;

	Sent_capability sent() override;
};


struct Hostkit::Queue
{
	enum { BUFFER_SIZE = 1024 };

	Runtime          &runtime;
	std::string const name;
	std::string const component;   /* prefix of log messages */

	Genode::Entrypoint *entrypoint = nullptr;

	Genode::Msgbuf<BUFFER_SIZE> request { };
	Genode::Msgbuf<BUFFER_SIZE> reply   { };

	Signal_sink signals;

	Queue(Runtime &, std::string name, std::string component);

	Queue(Queue const &)              = delete;
	Queue &operator = (Queue const &) = delete;

	~Queue();

	/**
	 * Begin to work, in a thread of its own or in the one of the caller
	 */
	void start();
	void run();

	/**
	 * Finish current work, refuse the rest, and end the thread
	 */
	void stop();

	/**
	 * Add work, which must exist until executed or cancelled
	 */
	void add(Work &);

	bool is_myself() const { return std::this_thread::get_id() == _thread_id.load(); }

	Genode::Untyped_capability manage(Genode::Rpc_object_base &);

	void dissolve(Genode::Rpc_object_base &);

	/**
	 * Watch socket of an object, called with 'objects_mutex' taken
	 */
	void watch(Object_data &);
	void unwatch(Object_data &);

	/**
	 * Handle one request that came from a socket
	 */
	void serve_socket(int fd);

	/**
	 * Return queue of the calling thread, or null
	 */
	static Queue *current();

	private:

		int const _epoll_fd;
		int const _event_fd;

		std::mutex         _mutex { };
		std::deque<Work *> _work  { };
		bool               _stopped = false;
		std::atomic<bool>  _stop { false };
		std::atomic<bool>  _idle { false };
		std::atomic<int>   _sockets { 0 };

		std::thread                  _thread { };
		std::atomic<std::thread::id> _thread_id { };

		/* keeps the data alive when nobody holds a capability; guarded by 'objects_mutex' */
		std::map<Object_data *, Genode::Native_capability> _objects { };

		void _wakeup();
		void _loop();
		void _refuse_all();

		/* called with 'objects_mutex' taken, the sockets are to be closed */
		static Socket_pair _detach(Object_data &);
		static void _close(Socket_pair);

		bool _do_one_work();
		bool _handle_one_signal();
		void _wait(bool block);
};

#endif /* _SRC__QUEUE_H_ */
