/*
 * \brief  Access to the bytes of messages, for tests and fuzzers
 */

#ifndef _INCLUDE__HOSTKIT__RAW_H_
#define _INCLUDE__HOSTKIT__RAW_H_

#include <base/ipc.h>
#include <base/rpc_server.h>

namespace Hostkit {

	struct Raw_message;
	struct Raw_server;
	struct Tap;

	using Genode::size_t;

	/* size of a server's message buffers */
	inline constexpr size_t BUFFER_SIZE = 1024;

	/**
	 * Let an RPC object handle a request, in the thread of the caller
	 *
	 * \param fill  content of the receive buffer behind the request, which
	 *              stands for what is left of earlier requests
	 */
	void dispatch_raw(Genode::Rpc_object_base &, Raw_message const &request,
	                  Raw_message &reply, Genode::uint8_t fill = 0);

	/**
	 * Send request and wait for the reply
	 */
	void call_raw(Genode::Native_capability const &, Raw_message const &request,
	              Raw_message &reply);

	/**
	 * Return capability, calls of which are answered by 'server'
	 *
	 * The server is called in the thread of the client, and must exist as
	 * long as the capability is used.
	 */
	Genode::Native_capability raw_capability(Raw_server &server);

	/**
	 * Observe each RPC call of the process, or none if null
	 */
	void tap(Tap *);
}


/**
 * Payload and capabilities of a message
 */
struct Hostkit::Raw_message
{
	static constexpr size_t MAX_CAPS = Genode::Msgbuf_base::MAX_CAPS_PER_MSG;

	/* large enough for the messages of any function */
	static constexpr size_t CAPACITY = 64*1024;

	/* exception code of a reply */
	long code = 0;

	size_t num_bytes = 0;
	size_t num_caps  = 0;

	alignas(8) char bytes[CAPACITY] { };

	Genode::Native_capability caps[MAX_CAPS] { };

	Raw_message() { }

	Raw_message(void const *src, size_t size) : num_bytes(Genode::min(size, CAPACITY))
	{
		Genode::memcpy(bytes, src, num_bytes);
	}

	void add_cap(Genode::Native_capability const &cap)
	{
		if (num_caps < MAX_CAPS)
			caps[num_caps++] = cap;
	}
};


struct Hostkit::Raw_server : Genode::Interface
{
	virtual void handle(Raw_message const &request, Raw_message &reply) = 0;
};


struct Hostkit::Tap : Genode::Interface
{
	/**
	 * Called by the client after each call
	 *
	 * The content of the buffers must not be changed.
	 */
	virtual void called(Genode::Msgbuf_base const &request, Genode::Msgbuf_base const &reply,
	                    long code) = 0;
};

#endif /* _INCLUDE__HOSTKIT__RAW_H_ */
