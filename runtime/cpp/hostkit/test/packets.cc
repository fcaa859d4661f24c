/*
 * \brief  Test of packet streams within shared memory
 */

/* local includes */
#include <packet_fixture.h>

using Counts = Signals::Counts;


CASE(queues_and_bulk_buffer_lie_where_genode_has_them)
{
	with_stream([] (Stream &s) {

		/* head, tail, 4 or 8 slots of 32 bytes, and the next multiple of 64 */
		CHECK_EQUAL(sizeof(Policy::Submit_queue), size_t(ACK));
		CHECK_EQUAL(sizeof(Policy::Ack_queue), 8U + 8*32);
		CHECK_EQUAL(s.source.bulk_buffer_size(), 4096U - BULK);

		Packet_descriptor const packet = s.source.alloc_packet(16);
		CHECK_EQUAL(packet.offset(), off_t(BULK));
		CHECK(s.source.packet_content(Request(packet, 0)) - BULK == (char *)s.source.ds_local_base());

		CHECK(s.source.try_submit_packet(Request(packet, 0x1122334455667788)));

		CHECK_EQUAL(s.at<unsigned>(SUBMIT), 1U);       /* head */
		CHECK_EQUAL(s.at<unsigned>(SUBMIT + 4), 0U);   /* tail */
		CHECK_EQUAL(s.at<uint64_t>(SUBMIT + 8), uint64_t(BULK));
		CHECK_EQUAL(s.at<uint64_t>(SUBMIT + 16), 16U);
		CHECK_EQUAL(s.at<uint64_t>(SUBMIT + 24), 0x1122334455667788U);
		CHECK_EQUAL(s.at<uint8_t>(SUBMIT + 32), 0U);

		Request request = s.sink.try_get_packet();
		request.success = true;
		CHECK(s.sink.try_ack_packet(request));

		CHECK_EQUAL(s.at<unsigned>(SUBMIT + 4), 1U);
		CHECK_EQUAL(s.at<unsigned>(ACK), 1U);
		CHECK_EQUAL(s.at<unsigned>(ACK + 4), 0U);
		CHECK_EQUAL(s.at<uint8_t>(ACK + 32), 1U);

		CHECK_EQUAL(s.source.try_get_acked_packet().tag, 0x1122334455667788U);
		CHECK_EQUAL(s.at<unsigned>(ACK + 4), 1U);
		s.source.release_packet(Request(packet, 0));
		CHECK_EQUAL(s.alloc.avail(), s.source.bulk_buffer_size());
	});
}


CASE(each_side_initializes_only_what_it_writes)
{
	Hostkit::In_process system { };
	Hostkit::Component component { system, { .name = "component" } };
	component.run([&] (Env &env) {
		Attached_ram_dataspace ds(env.ram(), env.rm(), 4096);
		unsigned * const submit = ds.local_addr<unsigned>();
		unsigned * const ack    = submit + ACK/4;

		for (unsigned i = 0; i < 1024; i++) submit[i] = 3;

		{
			Sink sink(ds.cap(), env.rm());
			CHECK_EQUAL(submit[0], 3U);
			CHECK_EQUAL(submit[1], 0U);
			CHECK_EQUAL(submit[2], 3U);
			CHECK_EQUAL(ack[0], 0U);
			CHECK_EQUAL(ack[1], 3U);
			CHECK_EQUAL(ack[2], 0U);
			CHECK_EQUAL(ack[2 + 8*8 - 1], 0U);
			CHECK_EQUAL(submit[BULK/4], 3U);
		}
		for (unsigned i = 0; i < 1024; i++) submit[i] = 3;

		Heap heap(env.ram(), env.rm());
		Allocator_avl alloc(&heap);
		Source source(ds.cap(), env.rm(), alloc);
		CHECK(source.constructed.ok());
		CHECK_EQUAL(submit[0], 0U);
		CHECK_EQUAL(submit[1], 3U);
		CHECK_EQUAL(submit[2 + 4*8 - 1], 0U);
		CHECK_EQUAL(ack[0], 3U);
		CHECK_EQUAL(ack[1], 0U);
		CHECK_EQUAL(ack[2], 3U);
	});
}


CASE(full_and_empty_queues_refuse)
{
	with_stream([] (Stream &s) {

		CHECK(s.source.ready_to_submit(3));
		CHECK(!s.source.ready_to_submit(4));
		CHECK(!s.sink.packet_avail());
		CHECK(!s.source.ack_avail());
		CHECK_EQUAL(s.sink.try_get_packet().size(), 0U);
		CHECK_EQUAL(s.source.try_get_acked_packet().size(), 0U);
		CHECK_EQUAL(s.sink.ack_slots_free(), 7U);

		/* more than once around */
		for (uint64_t round = 0; round < 5; round++) {
			for (uint64_t i = 0; i < 3; i++)
				CHECK(s.source.try_submit_packet(Request({ BULK, 1 }, round*10 + i)));

			CHECK(!s.source.ready_to_submit());
			CHECK(!s.source.try_submit_packet(Request({ BULK, 1 }, 99)));

			for (uint64_t i = 0; i < 3; i++) {
				CHECK(s.sink.packet_avail());
				CHECK_EQUAL(s.sink.peek_packet().tag, round*10 + i);
				Request const packet = s.sink.try_get_packet();
				CHECK_EQUAL(packet.tag, round*10 + i);
				CHECK(s.sink.try_ack_packet(packet));
			}
			CHECK(!s.sink.packet_avail());

			for (uint64_t i = 0; i < 3; i++)
				CHECK_EQUAL(s.source.try_get_acked_packet().tag, round*10 + i);
			CHECK(!s.source.ack_avail());
		}

		s.acknowledge(7);
		CHECK(!s.sink.ready_to_ack());
		CHECK_EQUAL(s.sink.ack_slots_free(), 0U);
		CHECK(!s.sink.try_ack_packet({ }));
	});
}


CASE(functions_that_cannot_do_it_throw)
{
	with_stream([] (Stream &s) {

		auto throws = [] (auto const &fn, auto exception) {
			try { fn(); }
			catch (decltype(exception)) { return true; }
			return false;
		};

		CHECK(throws([&] { s.source.get_acked_packet(); }, Source::Empty_ack_queue()));
		CHECK(throws([&] { s.sink.get_packet(); }, Sink::Empty_submit_queue()));
		CHECK(throws([&] { s.source.alloc_packet(4096); }, Source::Packet_alloc_failed()));
		CHECK(s.source.alloc_packet_attempt(4096) == Source::Alloc_packet_error::FAILED);

		for (unsigned i = 0; i < 3; i++)
			s.source.submit_packet({ });
		CHECK(throws([&] { s.source.submit_packet({ }); }, Source::Saturated_submit_queue()));

		for (unsigned i = 0; i < 7; i++)
			s.sink.acknowledge_packet({ });
		CHECK(throws([&] { s.sink.acknowledge_packet({ }); }, Sink::Saturated_ack_queue()));
	});
}


CASE(dataspace_without_room_for_content_is_refused)
{
	using Large = Packet_stream_policy<Packet_descriptor, 128, 128, char>;

	Hostkit::In_process system { };
	Hostkit::Component component { system, { .name = "component" } };
	component.run([&] (Env &env) {
		Attached_ram_dataspace ds(env.ram(), env.rm(), 4096);
		bool refused = false;
		try { Packet_stream_sink<Large> sink(ds.cap(), env.rm()); }
		catch (Packet_stream_base::Transport_dataspace_too_small) { refused = true; }
		CHECK(refused);
	});
}


CASE(a_batch_is_signalled_once_and_only_if_somebody_may_wait)
{
	with_stream([] (Stream &s) {

		CHECK_EQUAL(s.signals.taken(), Counts({ 0, 0, 0, 0 }));

		s.source.wakeup();
		CHECK_EQUAL(s.signals.taken(), Counts({ 0, 0, 0, 0 }));

		CHECK(s.source.try_submit_packet({ }));
		CHECK(s.source.try_submit_packet({ }));
		CHECK_EQUAL(s.signals.taken(), Counts({ 0, 0, 0, 0 }));
		s.source.wakeup();
		s.source.wakeup();
		CHECK_EQUAL(s.signals.taken(), Counts({ 1, 0, 0, 0 }));

		/* the queue was not empty: the sink is awake */
		CHECK(s.source.try_submit_packet({ }));
		s.source.wakeup();
		CHECK_EQUAL(s.signals.taken(), Counts({ 0, 0, 0, 0 }));

		/* it was full: the source may wait for room */
		s.sink.try_get_packet();
		s.sink.try_get_packet();
		CHECK_EQUAL(s.signals.taken(), Counts({ 0, 0, 0, 0 }));
		s.sink.wakeup();
		CHECK_EQUAL(s.signals.taken(), Counts({ 0, 1, 0, 0 }));

		s.sink.try_get_packet();
		s.sink.wakeup();
		CHECK_EQUAL(s.signals.taken(), Counts({ 0, 0, 0, 0 }));

		s.acknowledge(7);
		s.sink.wakeup();
		CHECK_EQUAL(s.signals.taken(), Counts({ 0, 0, 1, 0 }));

		s.source.try_get_acked_packet();
		s.source.try_get_acked_packet();
		s.source.wakeup();
		CHECK_EQUAL(s.signals.taken(), Counts({ 0, 0, 0, 1 }));
	});
}


CASE(one_of_two_conditions_is_signalled)
{
	with_stream([] (Stream &s) {

		/* the acknowledgement is told, the room in the submit queue is not */
		for (unsigned i = 0; i < 3; i++)
			CHECK(s.source.try_submit_packet({ }));
		CHECK(s.sink.try_ack_packet(s.sink.try_get_packet()));
		s.sink.wakeup();
		CHECK_EQUAL(s.signals.taken(), Counts({ 0, 0, 1, 0 }));
		s.sink.wakeup();
		CHECK_EQUAL(s.signals.taken(), Counts({ 0, 0, 0, 0 }));

		/* the packet is told, the room in the acknowledgement queue is not */
		s.sink.try_get_packet();
		s.sink.try_get_packet();
		s.acknowledge(6);
		s.source.wakeup();
		s.signals.taken();
		s.source.try_get_acked_packet();
		CHECK(s.source.try_submit_packet({ }));
		s.source.wakeup();
		CHECK_EQUAL(s.signals.taken(), Counts({ 1, 0, 0, 0 }));
		s.source.wakeup();
		CHECK_EQUAL(s.signals.taken(), Counts({ 0, 0, 0, 0 }));
	});
}


CASE(single_packets_are_signalled_at_once)
{
	with_stream([] (Stream &s) {

		for (unsigned i = 0; i < 3; i++)
			s.source.submit_packet({ });
		CHECK_EQUAL(s.signals.taken(), Counts({ 1, 0, 0, 0 }));

		s.sink.get_packet();
		s.sink.get_packet();
		CHECK_EQUAL(s.signals.taken(), Counts({ 0, 1, 0, 0 }));

		for (unsigned i = 0; i < 7; i++)
			s.sink.acknowledge_packet({ });
		CHECK_EQUAL(s.signals.taken(), Counts({ 0, 0, 1, 0 }));

		s.source.get_acked_packet();
		s.source.get_acked_packet();
		CHECK_EQUAL(s.signals.taken(), Counts({ 0, 0, 0, 1 }));
	});
}


CASE(late_handler_is_signalled_about_packets_that_are_there)
{
	with_stream([] (Stream &s) {
		CHECK(s.source.try_submit_packet({ }));
		s.source.register_sigh_packet_avail(s.signals.packet_avail.cap);
		CHECK_EQUAL(s.signals.taken(), Counts({ 1, 0, 0, 0 }));

		s.sink.register_sigh_ready_to_submit(s.signals.ready_to_submit.cap);
		CHECK_EQUAL(s.signals.taken(), Counts({ 0, 1, 0, 0 }));

		s.sink.register_sigh_ack_avail(s.signals.ack_avail.cap);
		CHECK_EQUAL(s.signals.taken(), Counts({ 0, 0, 0, 0 }));
	});
}


CASE(descriptors_outside_the_bulk_buffer_are_invalid)
{
	with_stream([] (Stream &s) {

		struct { off_t offset; size_t size; bool valid; } const packets[] = {
			{ BULK,         1,          true  },
			{ BULK,         4096 - BULK, true  },
			{ 4095,         1,          true  },
			{ BULK,         4097 - BULK, false },
			{ BULK - 1,     1,          false },
			{ 0,            4096,       false },
			{ 4096,         1,          false },
			{ -1,           1,          false },
			{ BULK,         ~0UL,       false },
			{ BULK,         0UL - BULK, false },
			{ __LONG_MAX__, 1,          false },
			{ -1,           2,          false },

			/* nothing lies nowhere */
			{ -1,           0,          true  },
		};

		for (auto const &p : packets) {
			Request const packet({ p.offset, p.size }, 0);
			CHECK_EQUAL(s.sink.packet_valid(packet), p.valid);
			CHECK_EQUAL(s.source.packet_valid(packet), p.valid);

			bool refused = false;
			try { CHECK_EQUAL(s.sink.packet_content(packet) == nullptr, p.size == 0); }
			catch (Packet_descriptor::Invalid_packet) { refused = true; }
			CHECK_EQUAL(refused, !p.valid);
		}
	});
}


CASE(no_index_leads_out_of_the_ring)
{
	with_stream([] (Stream &s) {

		unsigned const values[] = { 0, 1, 3, 4, 5, 255, 0x80000000, ~0U };

		for (unsigned head : values)
			for (unsigned tail : values) {
				s.at<unsigned>(SUBMIT) = s.at<unsigned>(ACK) = head;
				s.at<unsigned>(SUBMIT + 4) = s.at<unsigned>(ACK + 4) = tail;

				/* AddressSanitizer does not see shared memory, the content does */
				s.sink.peek_packet();
				s.sink.try_get_packet();
				s.source.try_get_acked_packet();
				s.source.try_submit_packet(Request({ 7, 7 }, 7));
				s.sink.try_ack_packet(Request({ 7, 7 }, 7));
				CHECK(s.source.ready_to_submit(0));
				CHECK(!s.source.ready_to_submit(4));
				CHECK(s.sink.ack_slots_free() < 8);

				for (size_t i = ACK + 8 + 8*32; i < 4096; i++)
					CHECK_EQUAL(s.at<char>(i), 0);
			}
	});
}
