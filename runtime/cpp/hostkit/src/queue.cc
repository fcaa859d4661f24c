/*
 * \brief  Thread of an entrypoint and the work it has to do
 */

/* Genode includes */
#include <hostkit/thread_stopped.h>

/* local includes */
#include "queue.h"
#include "runtime.h"
#include "socket.h"

/* Linux includes */
#include <cerrno>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

using namespace Genode;
using namespace Hostkit;


static thread_local Queue *current_queue = nullptr;


Queue *Queue::current() { return current_queue; }


/***********
 ** Queue **
 ***********/

Queue::Queue(Runtime &runtime, std::string name, std::string component)
:
	runtime(runtime), name(std::move(name)), component(std::move(component)),
	signals([this] { _wakeup(); }),
	_epoll_fd(epoll_create1(EPOLL_CLOEXEC)), _event_fd(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
	epoll_event event { .events = EPOLLIN, .data = { .fd = _event_fd } };
	epoll_ctl(_epoll_fd, EPOLL_CTL_ADD, _event_fd, &event);
}


Queue::~Queue()
{
	stop();
	for (bool done = false; !done; ) {
		Socket_pair sockets { };
		Native_capability cap { };
		{
			std::lock_guard guard(objects_mutex());
			done = _objects.empty();
			if (!done) {
				cap = _objects.begin()->second;
				sockets = _detach(*_objects.begin()->first);
			}
		}
		_close(sockets);
	}
	close(_event_fd);
	close(_epoll_fd);
}


void Queue::_wakeup()
{
	if (_idle.exchange(false)) {
		unsigned long const one = 1;
		(void)!write(_event_fd, &one, sizeof(one));
	}
}


void Queue::add(Work &work)
{
	bool accepted = false;
	{
		std::lock_guard guard(_mutex);
		if (!_stopped) {
			_work.push_back(&work);
			accepted = true;
		}
	}
	if (accepted) _wakeup();
	else          work.cancel();
}


void Queue::start() { _thread = std::thread([this] { run(); }); }


void Queue::stop()
{
	_stop = true;
	_idle = true;
	_wakeup();
	signals.stop();

	if (_thread.joinable() && !is_myself())
		_thread.join();

	_refuse_all();
}


void Queue::_refuse_all()
{
	std::deque<Work *> refused { };
	{
		std::lock_guard guard(_mutex);
		_stopped = true;
		refused.swap(_work);
	}
	for (Work *work : refused)
		work->cancel();
}


void Queue::run()
{
	_thread_id    = std::this_thread::get_id();
	current_queue = this;

	try { _loop(); }
	catch (Thread_stopped const &) { }

	_refuse_all();
	current_queue = nullptr;
	_thread_id    = std::thread::id();
}


void Queue::_loop()
{
	while (!_stop) {

		bool progress = _handle_one_signal();

		progress |= _do_one_work();

		if (!progress || _sockets)
			_wait(!progress);
	}
}


bool Queue::_handle_one_signal()
{
	Signal signal = signals.take();
	if (!signal.valid())
		return false;

	static_cast<Signal_dispatcher_base *>(signal.context())->dispatch(signal.num());

	if (entrypoint)
		entrypoint->handle_io_progress();

	return true;
}


bool Queue::_do_one_work()
{
	Work *work = nullptr;
	{
		std::lock_guard guard(_mutex);
		if (_work.empty())
			return false;

		work = _work.front();
		_work.pop_front();
	}
	work->execute(*this);
	return true;
}


void Queue::_wait(bool block)
{
	if (block) {

		/* whoever adds work from now on writes to the event descriptor */
		_idle = true;
		{
			std::scoped_lock guard(_mutex, signals_mutex());
			if (!_work.empty() || !signals.pending.empty() || _stop)
				block = false;
		}
	}

	epoll_event event { };
	int const num = epoll_wait(_epoll_fd, &event, 1, block ? -1 : 0);
	_idle = false;

	if (num <= 0)
		return;

	if (event.data.fd == _event_fd) {
		unsigned long count;
		(void)!read(_event_fd, &count, sizeof(count));
		return;
	}
	serve_socket(event.data.fd);
}


Untyped_capability Queue::manage(Rpc_object_base &object)
{
	Object_data &data = *new Object_data(*this, object);

	Untyped_capability const cap(&data);
	object.cap(cap);

	std::lock_guard guard(objects_mutex());
	_objects.emplace(&data, cap);
	return cap;
}


void Queue::dissolve(Rpc_object_base &object)
{
	Untyped_capability const cap = object.cap();
	if (!cap.valid())
		return;

	Socket_pair sockets { };
	{
		std::lock_guard guard(objects_mutex());
		auto &data = *static_cast<Object_data *>(cap.data());
		if (data.queue == this)
			sockets = _detach(data);
	}
	_close(sockets);
	object.cap(Untyped_capability());
}


Socket_pair Queue::_detach(Object_data &data)
{
	data.queue->_objects.erase(&data);

	Socket_pair const sockets { data.local_fd, data.remote_fd };

	if (data.local_fd >= 0) {
		data.queue->unwatch(data);
		exported_objects().erase(data.local_fd);
	}

	data.queue    = nullptr;
	data.object   = nullptr;
	data.local_fd = data.remote_fd = -1;

	return sockets;
}


void Queue::_close(Socket_pair sockets)
{
	if (sockets.local < 0)
		return;

	/* nobody else would answer what waits in the socket */
	Msgbuf<BUFFER_SIZE> msg { };
	for (;;) {
		Received const received = receive_message(sockets.local, msg, false);
		msg.reset();
		if (!received.ok)
			break;
		if (received.reply_fd >= 0) {
			send_message(received.reply_fd, msg, Rpc_exception_code::INVALID_OBJECT, -1);
			close(received.reply_fd);
		}
	}
	close(sockets.local);
	close(sockets.remote);
}


void Queue::watch(Object_data &data)
{
	epoll_event event { .events = EPOLLIN, .data = { .fd = data.local_fd } };
	epoll_ctl(_epoll_fd, EPOLL_CTL_ADD, data.local_fd, &event);
	_sockets++;
}


void Queue::unwatch(Object_data &data)
{
	epoll_ctl(_epoll_fd, EPOLL_CTL_DEL, data.local_fd, nullptr);
	_sockets--;
}


void Queue::serve_socket(int fd)
{
	Native_capability cap { };   /* keeps the data during the call */
	Rpc_object_base *object = nullptr;
	{
		std::lock_guard guard(objects_mutex());
		auto const it = exported_objects().find(fd);
		if (it == exported_objects().end() || it->second->queue != this)
			return;

		cap    = Native_capability(it->second);
		object = it->second->object;
	}

	Received const received = receive_message(fd, request, false);

	if (!received.ok)
		return;

	if (received.reply_fd < 0) {
		warning("dropped a request without a reply socket");
		request.reset();
		return;
	}

	Rpc_exception_code code { int(Rpc_exception_code::INVALID_OBJECT) };
	try { code = dispatch(*object, request, reply); }
	catch (...) { close(received.reply_fd); throw; }

	/* the client may be gone, which is no concern of the server */
	send_message(received.reply_fd, reply, code.value, -1);
	close(received.reply_fd);

	request.reset();
	reply.reset();
}
