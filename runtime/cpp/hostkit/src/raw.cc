/*
 * \brief  Access to the bytes of messages
 */

/* Genode includes */
#include <hostkit/raw.h>

/* local includes */
#include "queue.h"
#include "tap.h"

/* Linux includes */
#include <atomic>

using namespace Genode;
using namespace Hostkit;


namespace {

	std::atomic<Tap *> registered_tap { nullptr };


	/**
	 * Message buffer of any size
	 */
	struct Raw_buffer : Msgbuf_base
	{
		explicit Raw_buffer(Raw_message &msg) : Msgbuf_base(msg.bytes, sizeof(msg.bytes)) { }
	};


	void copy(Raw_message const &from, Msgbuf_base &to)
	{
		size_t const num_bytes = min(from.num_bytes, to.capacity());
		__builtin_memcpy(to.data(), from.bytes, num_bytes);
		to.data_size(num_bytes);

		size_t const num_caps = min(from.num_caps, Raw_message::MAX_CAPS);
		for (unsigned i = 0; i < num_caps; i++)
			to.cap(i) = from.caps[i];
		to.used_caps(num_caps);
	}


	void copy(Msgbuf_base const &from, Raw_message &to)
	{
		to.num_bytes = min(min(from.data_size(), from.capacity()), Raw_message::CAPACITY);
		__builtin_memcpy(to.bytes, from.data(), to.num_bytes);

		to.num_caps = 0;
		for (unsigned i = 0; i < from.used_caps(); i++)
			to.add_cap(from.cap(i));
	}


	struct Raw_data : Native_capability::Data
	{
		Raw_server &server;

		explicit Raw_data(Raw_server &server) : server(server) { }

		Rpc_exception_code call(Msgbuf_base &snd, Msgbuf_base &rcv) override
		{
			Raw_message request { }, reply { };

			copy(snd, request);
			server.handle(request, reply);
			copy(reply, rcv);

			Rpc_exception_code code(0);
			code.value = reply.code;
			return code;
		}
	};
}


void Hostkit::dispatch_raw(Rpc_object_base &object, Raw_message const &request,
                           Raw_message &reply, uint8_t fill)
{
	Msgbuf<BUFFER_SIZE> in { }, out { };

	__builtin_memset(in.data(), fill, in.capacity());
	copy(request, in);

	reply.code = dispatch(object, in, out).value;
	copy(out, reply);
}


void Hostkit::call_raw(Native_capability const &dst, Raw_message const &request,
                       Raw_message &reply)
{
	Raw_message in { }, out { };
	Raw_buffer  snd(in), rcv(out);

	copy(request, snd);
	reply.code = ipc_call(dst, snd, rcv, Raw_message::MAX_CAPS).value;
	copy(rcv, reply);
}


Native_capability Hostkit::raw_capability(Raw_server &server)
{
	return Native_capability(new Raw_data(server));
}


void Hostkit::tap(Tap *tap) { registered_tap = tap; }


void Hostkit::observe_call(Msgbuf_base const &request, Msgbuf_base const &reply,
                           Rpc_exception_code code)
{
	if (Tap * const tap = registered_tap)
		tap->called(request, reply, code.value);
}
