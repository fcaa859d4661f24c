/*
 * \brief  Test of messages between client and server
 */

/* local includes */
#include <rpc_fixture.h>


CASE(each_item_starts_at_a_machine_word)
{
	Fixture f { };
	Recorder recorder { };

	unsigned inout = 5;
	Test::Small small { };
	small.a = 4;
	small.b = 0x0706;

	Test::Result const result = f.client.call<Test::Interface::Rpc_mixed>(
		small, "hello", uint16_t(3), Test::Wide { 1, 2, 3 }, inout);

	CHECK(result.ok());
	CHECK_EQUAL(inout, 105U);
	CHECK_EQUAL(f.object.text_size, 6U);
	CHECK_EQUAL(recorder.request.num_bytes, 64U);
	CHECK(same(recorder.request, "\0\0\0\0\0\0\0\0" "\4\0\6\7\0\0\0\0"
	                             "\6\0\0\0\0\0\0\0" "hello\0\0\0" "\3\0\0\0\0\0\0\0"
	                             "\1\0\0\0\2\0\0\0" "\3\0\0\0\0\0\0\0" "\5\0\0\0\0\0\0\0"));
	CHECK_EQUAL(recorder.reply.num_bytes, 24U);
	CHECK_EQUAL(recorder.reply.bytes[0], 105);
	CHECK_EQUAL(recorder.reply.bytes[8], 1);
	CHECK_EQUAL(recorder.reply.bytes[16], 7);
	CHECK_EQUAL(recorder.reply.bytes[18], 8);
	CHECK_EQUAL(recorder.reply.bytes[19], 9);
}


CASE(error_of_an_attempt_follows_the_flag)
{
	Fixture f { };
	Recorder recorder { };

	unsigned inout = 0;
	Test::Result const result = f.client.call<Test::Interface::Rpc_mixed>(
		Test::Small { }, "", uint16_t(0), Test::Wide { }, inout);

	CHECK(result == Test::Error::BUSY);
	CHECK(same(recorder.reply, "\x64\0\0\0\0\0\0\0" "\0\0\0\0\0\0\0\0" "\1\0\0\0\0\0\0\0"));
}


CASE(void_result_takes_one_word)
{
	Fixture f { };
	Recorder recorder { };

	f.client.call<Test::Interface::Rpc_nothing>();

	CHECK(same(recorder.request, "\1\0\0\0\0\0\0\0"));
	CHECK_EQUAL(recorder.reply.num_bytes, 8U);
	CHECK_EQUAL(f.object.num_calls, 1U);
}


CASE(inherited_functions_come_first)
{
	Fixture f { };
	Recorder recorder { };

	CHECK_EQUAL(f.client.call<Test::Derived::Rpc_more>(), 0x1122334455667788UL);
	CHECK(same(recorder.request, "\6\0\0\0\0\0\0\0"));
}


CASE(capabilities_travel_beside_the_payload)
{
	Fixture f { };
	Recorder recorder { };

	Native_capability const cap = f.client.rpc_cap();

	f.client.call<Test::Interface::Rpc_cap>(cap, cap).with_result(
		[&] (Native_capability const &c) { CHECK(c == cap); },
		[&] (Test::Error)                { CHECK(false); });

	CHECK_EQUAL(recorder.request.num_bytes, 8U);
	CHECK_EQUAL(recorder.request.num_caps, 2U);
	CHECK_EQUAL(recorder.reply.num_bytes, 8U);
	CHECK_EQUAL(recorder.reply.num_caps, 1U);

	/* an invalid capability takes its place too */
	CHECK(f.client.call<Test::Interface::Rpc_cap>(cap, Native_capability()) == Test::Error::BUSY);
	CHECK_EQUAL(recorder.request.num_caps, 2U);
	CHECK(!recorder.request.caps[1].valid());
}


CASE(exceptions_have_codes_and_inout_arguments_arrive)
{
	Fixture f { };
	Recorder recorder { };

	long value = 1;
	CHECK_EQUAL(f.client.call<Test::Interface::Rpc_throwing>(5, &value), 5);
	CHECK_EQUAL(value, 2);

	bool thrown = false;
	try { f.client.call<Test::Interface::Rpc_throwing>(1, &value); }
	catch (Test::First) { thrown = true; }
	CHECK(thrown);
	CHECK_EQUAL(recorder.reply.code, -1002);
	CHECK_EQUAL(recorder.reply.num_bytes, 8U);
	CHECK_EQUAL(value, 3);

	thrown = false;
	try { f.client.call<Test::Interface::Rpc_throwing>(2, &value); }
	catch (Test::Second) { thrown = true; }
	CHECK(thrown);
	CHECK_EQUAL(recorder.reply.code, -1001);
	CHECK_EQUAL(value, 4);
}


CASE(string_is_transferred_as_a_whole)
{
	Fixture f { };
	Recorder recorder { };

	CHECK_EQUAL(f.client.call<Test::Interface::Rpc_fixed>(String<16>("abc")), "abc!");
	CHECK_EQUAL(recorder.request.num_bytes, 8U + sizeof(String<16>));

	/* the capacity limits what is appended */
	CHECK_EQUAL(f.client.call<Test::Interface::Rpc_fixed>(String<16>("123456789012345")),
	            "123456789012345");
}


CASE(buffer_is_cut_at_its_declared_size)
{
	char bytes[64] { };
	CHECK_EQUAL(Test::Text(bytes, 64).size(), 32U);

	Test::Text const text("a text that is longer than the buffer of 32 bytes");
	CHECK_EQUAL(text.size(), 32U);
	CHECK(!text.valid_string());
	CHECK_EQUAL(text.string(), "");
	CHECK(Test::Text("short").valid_string());
}


CASE(unknown_opcode_is_seen_as_zeros)
{
	Fixture f { };

	long const opcodes[] { 7, 77, -1, 1L << 32 };

	for (long const opcode : opcodes) {

		Hostkit::Raw_message const request(&opcode, sizeof(opcode));
		Hostkit::Raw_message reply { };

		Hostkit::call_raw(f.client.rpc_cap(), request, reply);

		CHECK_EQUAL(reply.code, -2);
		CHECK_EQUAL(reply.num_bytes, 0U);
	}

	/* a client with a newer interface decodes a zeroed message */
	auto const cap = reinterpret_cap_cast<Test::Newer>(f.client.rpc_cap());
	CHECK(cap.call<Test::Newer::Rpc_newer>() == Test::Error::DENIED);
}


CASE(server_survives_hostile_lengths)
{
	Fixture f { };

	size_t const lengths[] { 5000, 1UL << 20, ~0UL, ~0UL - 15, 1010 };

	for (size_t const length : lengths) {

		size_t const words[] { 5, length };
		Hostkit::Raw_message const request(words, sizeof(words));
		Hostkit::Raw_message reply { };

		Hostkit::call_raw(f.client.rpc_cap(), request, reply);
		CHECK_EQUAL(reply.code, -2);
	}

	/* still alive */
	f.client.call<Test::Interface::Rpc_nothing>();
	CHECK_EQUAL(f.object.num_calls, 1U);
}


CASE(length_is_accepted_up_to_the_end_of_the_buffer)
{
	Fixture f { };

	size_t const words[] { 0, 4, 32 };
	Hostkit::Raw_message const request(words, sizeof(words));
	Hostkit::Raw_message reply { };

	/* what was not sent is what the buffer held before */
	Hostkit::dispatch_raw(f.object, request, reply, 0x5a);
	CHECK_EQUAL(f.object.text_size, 32U);
	CHECK_EQUAL(f.object.text[31], 0x5a);
}


CASE(message_is_limited_by_the_buffers_of_the_server)
{
	Fixture f { };

	char bytes[1024] { };
	f.client.call<Test::Interface::Rpc_big>(Rpc_in_buffer<1024>(bytes, 1008));
	CHECK_EQUAL(f.object.text_size, 1008U);
}


CASE(sizes_of_messages_are_known_statically)
{
	using F = Test::Interface;

	/* opcode, 8, buffer with its maximum, 8, 16, 8 */
	static_assert(Rpc_function_msg_size<F::Rpc_mixed, RPC_CALL>::Value == 8 + 8 + 48 + 8 + 16 + 8);

	/* exception code, inout argument, attempt as it is in memory */
	static_assert(Rpc_function_msg_size<F::Rpc_mixed, RPC_REPLY>::Value
	              == 8 + 8 + sizeof(Test::Result));

	static_assert(Rpc_function_msg_size<F::Rpc_nothing, RPC_CALL>::Value  == 8);
	static_assert(Rpc_function_msg_size<F::Rpc_nothing, RPC_REPLY>::Value == 8);
	static_assert(Rpc_function_caps_out<F::Rpc_cap>::Value == 1);
	static_assert(Meta::Length<Test::Interface::Rpc_functions>::Value == 6);
	static_assert(Meta::Index_of<Test::Derived::Rpc_functions, Test::Derived::Rpc_more>::Value == 6);
	static_assert(Rpc_interface_is_inherited<Test::Derived>::VALUE);
	static_assert(!Rpc_interface_is_inherited<Test::Interface>::VALUE);
	static_assert(sizeof(Session_label) == 168);
}


CASE(call_of_a_dissolved_object_stops_the_client)
{
	Hostkit::In_process system { };
	Hostkit::Component  server(system, { .name = "server" });
	Test::Server        object { };
	Test::Client        client(server.env().ep().manage(object));

	system.quiet(true);
	server.env().ep().dissolve(object);

	bool stopped = false;
	try { client.call<Test::Interface::Rpc_nothing>(); }
	catch (Hostkit::Thread_stopped) { stopped = true; }

	CHECK(stopped);
	CHECK(system.logged("invalid object"));
}


CASE(replies_can_be_recorded_ones)
{
	struct Recorded : Hostkit::Raw_server
	{
		size_t request_size = 0;

		void handle(Hostkit::Raw_message const &request, Hostkit::Raw_message &reply) override
		{
			request_size = request.num_bytes;
			uint64_t const value = 42;
			reply = Hostkit::Raw_message(&value, sizeof(value));
		}
	} recorded { };

	auto const cap = reinterpret_cap_cast<Test::Derived>(Hostkit::raw_capability(recorded));

	CHECK_EQUAL(cap.call<Test::Derived::Rpc_more>(), 42UL);
	CHECK_EQUAL(recorded.request_size, 8U);
}
