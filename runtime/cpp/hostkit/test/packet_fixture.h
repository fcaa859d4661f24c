/*
 * \brief  Source and sink of one packet stream, with counted signals
 */

#ifndef _PACKET_FIXTURE_H_
#define _PACKET_FIXTURE_H_

/* Genode includes */
#include <base/allocator_avl.h>
#include <base/attached_ram_dataspace.h>
#include <base/heap.h>
#include <hostkit/check.h>
#include <hostkit/in_process.h>
#include <os/packet_stream.h>

using namespace Genode;


namespace {

	/* as the descriptor of a device session: more than offset and size */
	struct Request : Packet_descriptor
	{
		uint64_t tag     = 0;
		bool     success = false;

		Request(off_t offset, size_t size) : Packet_descriptor(offset, size) { }

		Request(Packet_descriptor const &d, uint64_t tag)
		: Packet_descriptor(d), tag(tag) { }

		Request() { }
	};

	/* three packets fit into the submit queue, and seven into the other one */
	using Policy = Packet_stream_policy<Request, 4, 8, char>;
	using Source = Packet_stream_source<Policy>;
	using Sink   = Packet_stream_sink<Policy>;

	/* where Genode has the parts of this stream */
	enum : size_t { SUBMIT = 0, ACK = 8 + 4*32, BULK = 448 };


	struct Counted_signal : Signal_context
	{
		Signal_receiver          &receiver;
		Signal_context_capability cap { receiver.manage(*this) };

		explicit Counted_signal(Signal_receiver &receiver) : receiver(receiver) { }

		~Counted_signal() { receiver.dissolve(*this); }
	};


	/*
	 * Signals of all four conditions, taken without an entrypoint
	 */
	struct Signals
	{
		Signal_receiver receiver { };

		Counted_signal packet_avail    { receiver };
		Counted_signal ready_to_submit { receiver };
		Counted_signal ack_avail       { receiver };
		Counted_signal ready_to_ack    { receiver };

		struct Counts
		{
			unsigned packet_avail, ready_to_submit, ack_avail, ready_to_ack;

			bool operator == (Counts const &o) const
			{
				return packet_avail    == o.packet_avail
				    && ready_to_submit == o.ready_to_submit
				    && ack_avail       == o.ack_avail
				    && ready_to_ack    == o.ready_to_ack;
			}

			void print(Output &out) const
			{
				Genode::print(out, packet_avail, ",", ready_to_submit, ",",
				              ack_avail, ",", ready_to_ack);
			}
		};

		/**
		 * Return number of signals since the last call
		 */
		Counts taken()
		{
			Counts result { };
			for (;;) {
				Signal signal = receiver.pending_signal();
				if (!signal.valid())
					return result;

				Signal_context const * const c = signal.context();
				if (c == &packet_avail)    result.packet_avail    += signal.num();
				if (c == &ready_to_submit) result.ready_to_submit += signal.num();
				if (c == &ack_avail)       result.ack_avail       += signal.num();
				if (c == &ready_to_ack)    result.ready_to_ack    += signal.num();
			}
		}
	};


	struct Stream
	{
		Heap                   heap;
		Attached_ram_dataspace ds;
		Allocator_avl          alloc { &heap };
		Source                 source;
		Sink                   sink;
		Signals                signals { };

		explicit Stream(Env &env)
		:
			heap(env.ram(), env.rm()), ds(env.ram(), env.rm(), 4096),
			source(ds.cap(), env.rm(), alloc), sink(ds.cap(), env.rm())
		{
			source.register_sigh_packet_avail(signals.packet_avail.cap);
			source.register_sigh_ready_to_ack(signals.ready_to_ack.cap);
			sink.register_sigh_ready_to_submit(signals.ready_to_submit.cap);
			sink.register_sigh_ack_avail(signals.ack_avail.cap);
		}

		template <typename T>
		T &at(size_t offset) { return *reinterpret_cast<T *>(ds.local_addr<char>() + offset); }

		/* the source's queue of its side, filled by the other one */
		void acknowledge(unsigned num)
		{
			for (unsigned i = 0; i < num; i++)
				CHECK(sink.try_ack_packet(Request({ BULK, 1 }, i)));
		}
	};


	void with_stream(auto const &fn)
	{
		Hostkit::In_process system { };
		system.quiet(true);
		Hostkit::Component component { system, { .name = "component" } };
		component.run([&] (Env &env) { Stream stream(env); fn(stream); });
	}
}

#endif /* _PACKET_FIXTURE_H_ */
