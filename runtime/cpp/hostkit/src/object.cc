/*
 * \brief  RPC objects of this process, and calls of any object
 */

/* Genode includes */
#include <base/blockade.h>

/* local includes */
#include "queue.h"
#include "signal_target.h"
#include "tap.h"

/* Linux includes */
#include <sys/stat.h>

using namespace Genode;
using namespace Hostkit;


std::mutex &Hostkit::objects_mutex()
{
	static std::mutex mutex;
	return mutex;
}


std::map<int, Object_data *> &Hostkit::exported_objects()
{
	static std::map<int, Object_data *> objects { };
	return objects;
}


namespace {

	/**
	 * RPC call by a thread of the same process
	 */
	struct Local_call : Work
	{
		Object_data &data;
		Msgbuf_base &snd;
		Msgbuf_base &rcv;
		Blockade     done { };

		Rpc_exception_code code { int(Rpc_exception_code::INVALID_OBJECT) };

		Local_call(Object_data &data, Msgbuf_base &snd, Msgbuf_base &rcv)
		: data(data), snd(snd), rcv(rcv) { }

		void execute(Queue &queue) override
		{
			Rpc_object_base *object = nullptr;
			{
				std::lock_guard guard(objects_mutex());
				if (data.queue == &queue)
					object = data.object;
			}
			if (object) {
				try {
					transfer(snd, queue.request);
					code = dispatch(*object, queue.request, queue.reply);
					transfer(queue.reply, rcv);
					queue.request.reset();
					queue.reply.reset();
				}
				catch (...) { done.wakeup(); throw; }
			}
			done.wakeup();
		}

		void cancel() override { done.wakeup(); }
	};
}


void Hostkit::transfer(Msgbuf_base const &from, Msgbuf_base &to)
{
	size_t const num_bytes = min(min(from.data_size(), from.capacity()), to.capacity());

	to.reset();
	__builtin_memcpy(to.data(), from.data(), num_bytes);
	to.data_size(num_bytes);

	for (unsigned i = 0; i < from.used_caps(); i++)
		to.cap(i) = from.cap(i);

	to.used_caps(from.used_caps());
}


Rpc_exception_code Hostkit::dispatch(Rpc_object_base &object, Msgbuf_base &request,
                                     Msgbuf_base &reply)
{
	Ipc_unmarshaller unmarshaller(request);

	Rpc_opcode opcode(0);
	unmarshaller.extract(opcode);

	reply.reset();
	return object.dispatch(opcode, unmarshaller, reply);
}


Rpc_exception_code Genode::ipc_call(Native_capability const &dst, Msgbuf_base &snd,
                                    Msgbuf_base &rcv, size_t)
{
	rcv.reset();

	if (!dst.valid()) {
		error("RPC call with an invalid capability");
		return Rpc_exception_code(int(Rpc_exception_code::INVALID_OBJECT));
	}

	Rpc_exception_code const code = dst.data()->call(snd, rcv);
	observe_call(snd, rcv, code);
	return code;
}


Object_data::~Object_data() { }


Rpc_exception_code Object_data::call(Msgbuf_base &snd, Msgbuf_base &rcv)
{
	Local_call call(*this, snd, rcv);
	{
		std::lock_guard guard(objects_mutex());

		if (!queue)
			return call.code;

		if (!queue->is_myself()) {
			queue->add(call);
			goto added;
		}
	}
	error("RPC call to the calling entrypoint, which would wait for itself");
	return call.code;

added:
	call.done.block();
	return call.code;
}


void Object_data::submit(unsigned cnt)
{
	std::lock_guard guard(objects_mutex());

	if (auto * const target = dynamic_cast<Signal_target *>(object))
		target->submit(cnt);
	else
		error("signal submitted to no signal context");
}


Sent_capability Object_data::sent()
{
	std::lock_guard guard(objects_mutex());

	if (!queue)
		return { };

	if (local_fd < 0) {
		Socket_pair const pair = create_socket_pair();
		if (pair.local < 0)
			return { };

		local_fd  = pair.local;
		remote_fd = pair.remote;
		exported_objects()[local_fd] = this;
		queue->watch(*this);
	}
	return { remote_fd, (unsigned long)local_fd };
}


Native_capability Hostkit::own_capability(unsigned long badge, int fd)
{
	std::lock_guard guard(objects_mutex());

	auto const it = badge < 1UL << 20 ? exported_objects().find(int(badge))
	                                  : exported_objects().end();

	if (it == exported_objects().end())
		return { };

	/* never trust the badge alone */
	struct stat sent { }, received { };
	if (fstat(it->second->remote_fd, &sent) < 0 || fstat(fd, &received) < 0
	 || sent.st_ino != received.st_ino || sent.st_dev != received.st_dev)
		return { };

	return Native_capability(it->second);
}
