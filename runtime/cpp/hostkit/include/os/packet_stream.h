/*
 * \brief  Packets from a source to a sink and back through shared memory
 *
 * A dataspace holds a queue of submitted packets, a queue of acknowledged
 * packets, and the bulk buffer with their content. The source allocates parts
 * of the bulk buffer, submits their descriptors, and releases them when they
 * come back. A signal tells about a queue that was empty or full before.
 *
 * None of the functions blocks. Those that do not start with 'try_' throw an
 * exception where the others tell by their result that nothing can be done.
 * They signal at once, the others leave the signal to 'wakeup'.
 */

#ifndef _INCLUDE__OS__PACKET_STREAM_H_
#define _INCLUDE__OS__PACKET_STREAM_H_

#include <base/allocator.h>
#include <base/log.h>
#include <hostkit/packet_buffer.h>
#include <hostkit/packet_queue.h>

namespace Genode {

	template <typename, unsigned, unsigned, typename> struct Packet_stream_policy;

	using Default_packet_stream_policy =
		Packet_stream_policy<Packet_descriptor, 64, 64, char>;

	template <typename = Default_packet_stream_policy> class Packet_stream_source;
	template <typename = Default_packet_stream_policy> class Packet_stream_sink;
}


/**
 * What both sides of a packet stream have to agree about
 *
 * \param SUBMIT  slots of the submit queue, one more than packets fit
 * \param ACK     slots of the acknowledgement queue
 */
template <typename DESCRIPTOR, unsigned SUBMIT, unsigned ACK, typename CONTENT>
struct Genode::Packet_stream_policy
{
	using Packet_descriptor = DESCRIPTOR;
	using Content_type      = CONTENT;
	using Submit_queue      = Hostkit::Packet_queue<DESCRIPTOR, SUBMIT>;
	using Ack_queue         = Hostkit::Packet_queue<DESCRIPTOR, ACK>;
};


/**
 * Side that creates packets
 */
template <typename POLICY>
class Genode::Packet_stream_source : private Packet_stream_base
{
	public:

		using Packet_descriptor = typename POLICY::Packet_descriptor;

		struct Packet_alloc_failed    : Exception { };
		struct Saturated_submit_queue : Exception { };
		struct Empty_ack_queue        : Exception { };

		enum class Alloc_packet_error { FAILED };

		using Alloc_packet_result = Attempt<Packet_descriptor, Alloc_packet_error>;

	private:

		using Content = typename POLICY::Content_type;

		static constexpr uint8_t DEFAULT_ALIGN = Packet_descriptor::PACKET_ALIGNMENT;

		Range_allocator &_alloc;

		Hostkit::Packet_producer<typename POLICY::Submit_queue> _submit { _submit_queue_memory() };
		Hostkit::Packet_consumer<typename POLICY::Ack_queue>    _acked  { _ack_queue_memory() };

	public:

		/* whether the bulk buffer could be handed to the allocator */
		Attempt<Ok, Alloc_error> const constructed =
			_alloc.add_range(_bulk_offset(), _bulk_size());

		/**
		 * Constructor
		 *
		 * \param alloc  allocator without any range, used for offsets within
		 *               the dataspace
		 *
		 * \throw Transport_dataspace_too_small
		 */
		Packet_stream_source(Dataspace_capability ds, Env::Local_rm &rm, Range_allocator &alloc)
		:
			Packet_stream_base(ds, rm, sizeof(typename POLICY::Submit_queue),
			                           sizeof(typename POLICY::Ack_queue)),
			_alloc(alloc)
		{ }

		~Packet_stream_source()
		{
			bool const removed = _alloc.remove_range(_bulk_offset(), _bulk_size()).ok();

			if (!removed && constructed.ok())
				warning("packets are in use at the destruction of their source");
		}

		using Packet_stream_base::packet_valid;
		using Packet_stream_base::dataspace;
		using Packet_stream_base::ds_local_base;
		using Packet_stream_base::ds_size;

		size_t bulk_buffer_size() { return _bulk_size(); }

		/* handlers of the sink */
		void register_sigh_packet_avail(Signal_context_capability sigh) { _submit.other_side(sigh); }
		void register_sigh_ready_to_ack(Signal_context_capability sigh) { _acked .other_side(sigh); }

		/**
		 * Allocate part of the bulk buffer
		 *
		 * \param align  alignment of the offset as power of two
		 */
		Alloc_packet_result alloc_packet_attempt(size_t size, uint8_t align = DEFAULT_ALIGN)
		{
			if (size == 0)
				return Packet_descriptor(0, 0);

			Alloc_packet_result result = Alloc_packet_error::FAILED;

			_alloc.alloc_aligned(size, Align { .log2 = align }).with_result(
				[&] (Range_allocator::Allocation &part) {
					result = Packet_descriptor(off_t(part.ptr), size);
					part.deallocate = false;   /* up to 'release_packet' */
				},
				[] (Alloc_error) { });

			return result;
		}

		/**
		 * \throw Packet_alloc_failed
		 */
		Packet_descriptor alloc_packet(size_t size, uint8_t align = DEFAULT_ALIGN)
		{
			return alloc_packet_attempt(size, align).template convert<Packet_descriptor>(
				[] (Packet_descriptor const &packet) { return packet; },
				[] (Alloc_packet_error) -> Packet_descriptor { throw Packet_alloc_failed(); });
		}

		/**
		 * Give back part of the bulk buffer
		 */
		void release_packet(Packet_descriptor packet)
		{
			if (packet.size())
				_alloc.free(reinterpret_cast<void *>(packet.offset()), packet.size());
		}

		/**
		 * Return content, or null if the packet is empty
		 *
		 * \throw Packet_descriptor::Invalid_packet
		 */
		Content *packet_content(Packet_descriptor packet) { return _content<Content>(packet); }

		/**
		 * Return true if that many packets can be submitted
		 */
		bool ready_to_submit(unsigned count = 1) { return _submit.free() >= count; }

		/**
		 * Return false if the packet could not be submitted
		 */
		bool try_submit_packet(Packet_descriptor packet) { return _submit.push_silently(packet); }

		/**
		 * \throw Saturated_submit_queue
		 */
		void submit_packet(Packet_descriptor packet)
		{
			if (!_submit.push(packet))
				throw Saturated_submit_queue();
		}

		/**
		 * Return true if a packet was acknowledged
		 */
		bool ack_avail() { return _acked.used() != 0; }

		/**
		 * Return acknowledged packet, or an empty one
		 */
		Packet_descriptor try_get_acked_packet() { return _acked.pop_silently(); }

		/**
		 * \throw Empty_ack_queue
		 */
		Packet_descriptor get_acked_packet()
		{
			Packet_descriptor packet { };
			if (!_acked.pop(packet))
				throw Empty_ack_queue();
			return packet;
		}

		/**
		 * Signal the sink if it may wait for anything of what was done
		 *
		 * It is signalled once: its handler is taken to look at both queues.
		 */
		void wakeup()
		{
			bool const submit_signalled = _submit.wakeup();
			_acked.wakeup(submit_signalled);
		}
};


/**
 * Side that processes packets
 */
template <typename POLICY>
class Genode::Packet_stream_sink : private Packet_stream_base
{
	public:

		using Submit_queue      = typename POLICY::Submit_queue;
		using Ack_queue         = typename POLICY::Ack_queue;
		using Packet_descriptor = typename POLICY::Packet_descriptor;
		using Content_type      = typename POLICY::Content_type;

		struct Saturated_ack_queue : Exception { };
		struct Empty_submit_queue  : Exception { };

	private:

		Hostkit::Packet_consumer<Submit_queue> _submitted { _submit_queue_memory() };
		Hostkit::Packet_producer<Ack_queue>    _ack       { _ack_queue_memory() };

	public:

		/**
		 * \throw Transport_dataspace_too_small
		 */
		Packet_stream_sink(Dataspace_capability ds, Env::Local_rm &rm)
		: Packet_stream_base(ds, rm, sizeof(Submit_queue), sizeof(Ack_queue)) { }

		using Packet_stream_base::packet_valid;
		using Packet_stream_base::dataspace;
		using Packet_stream_base::ds_local_base;
		using Packet_stream_base::ds_size;

		/* handlers of the source */
		void register_sigh_ack_avail      (Signal_context_capability sigh) { _ack      .other_side(sigh); }
		void register_sigh_ready_to_submit(Signal_context_capability sigh) { _submitted.other_side(sigh); }

		/**
		 * Return true if a packet was submitted
		 */
		bool packet_avail() { return _submitted.used() != 0; }

		/**
		 * Return next packet that stays in the queue, of no meaning if there is none
		 */
		Packet_descriptor peek_packet() const { return _submitted.front(); }

		/**
		 * Return next packet, or an empty one
		 */
		Packet_descriptor try_get_packet() { return _submitted.pop_silently(); }

		/**
		 * \throw Empty_submit_queue
		 */
		Packet_descriptor get_packet()
		{
			Packet_descriptor packet { };
			if (!_submitted.pop(packet))
				throw Empty_submit_queue();
			return packet;
		}

		/**
		 * Return content, or null if the packet is empty
		 *
		 * \throw Packet_descriptor::Invalid_packet
		 */
		Content_type *packet_content(Packet_descriptor packet) { return _content<Content_type>(packet); }

		unsigned ack_slots_free() { return _ack.free(); }

		/**
		 * Return true if a packet can be acknowledged
		 */
		bool ready_to_ack() { return _ack.free() != 0; }

		/**
		 * Return false if the packet could not be acknowledged
		 */
		bool try_ack_packet(Packet_descriptor packet) { return _ack.push_silently(packet); }

		/**
		 * \throw Saturated_ack_queue
		 */
		void acknowledge_packet(Packet_descriptor packet)
		{
			if (!_ack.push(packet))
				throw Saturated_ack_queue();
		}

		/**
		 * Signal the source if it may wait for anything of what was done, once
		 */
		void wakeup()
		{
			bool const ack_signalled = _ack.wakeup();
			_submitted.wakeup(ack_signalled);
		}
};

#endif /* _INCLUDE__OS__PACKET_STREAM_H_ */
