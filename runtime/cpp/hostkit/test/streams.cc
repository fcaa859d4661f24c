/*
 * \brief  Test of packet streams between components
 */

/* Genode includes */
#include <base/blockade.h>
#include <hostkit/check.h>
#include <hostkit/in_process.h>

/* local includes */
#include <stream_session.h>

using namespace Genode;


namespace {

	struct Fixture
	{
		Hostkit::In_process system { };
		Hostkit::Component  server { system, { .name = "server" } };
		Hostkit::Component  client { system, { .name = "client" } };

		Constructible<Stream::Main> main { };

		Fixture()
		{
			system.quiet(true);
			server.run([&] (Env &env) { main.construct(env); });
		}

		~Fixture() { server.run([&] (Env &) { main.destruct(); }); }
	};


	/**
	 * Client that keeps its streams full, driven by nothing but signals
	 */
	struct Traffic
	{
		using Source = Stream::Session::Tx::Source;
		using Sink   = Stream::Session::Rx::Sink;

		unsigned const total;

		Blockade &done;

		Heap          heap;
		Allocator_avl alloc { &heap };

		Stream::Connection connection;

		Signal_handler<Traffic> handler;

		Source &source = *connection.tx.source();
		Sink   &sink   = *connection.rx.sink();

		uint64_t submitted = 0, acknowledged = 0, reported = 0;

		Traffic(Env &env, unsigned total, Blockade &done)
		:
			total(total), done(done), heap(env.ram(), env.rm()), connection(env, alloc),
			handler(env.ep(), *this, &Traffic::_handle)
		{
			connection.tx.sigh_ack_avail(handler);
			connection.tx.sigh_ready_to_submit(handler);
			connection.rx.sigh_packet_avail(handler);
			connection.rx.sigh_ready_to_ack(handler);
			_handle();
		}

		static size_t _size(uint64_t tag) { return size_t(1 + tag*7 % 3000); }

		void _handle()
		{
			if (reported == total)
				return;

			while (source.ack_avail()) {
				Stream::Request const packet = source.try_get_acked_packet();
				CHECK_EQUAL(packet.tag, acknowledged);
				CHECK_EQUAL(packet.size(), _size(packet.tag));

				char const * const content = source.packet_content(packet);
				CHECK_EQUAL(content[0], char(packet.tag + 1));
				CHECK_EQUAL(content[packet.size() - 1], char(packet.tag + 1));

				source.release_packet(packet);
				acknowledged++;
			}

			while (sink.packet_avail() && sink.ready_to_ack()) {
				Packet_descriptor const report = sink.try_get_packet();
				REQUIRE(sink.packet_valid(report) && report.size() == sizeof(uint64_t));

				uint64_t tag = 0;
				memcpy(&tag, sink.packet_content(report), sizeof(tag));
				CHECK_EQUAL(tag, reported);
				CHECK(sink.try_ack_packet(report));
				reported++;
			}

			for (bool room = true; room && submitted < total && source.ready_to_submit(); )
				source.alloc_packet_attempt(_size(submitted)).with_result(
					[&] (Stream::Request packet) {
						CHECK_EQUAL(packet.offset() % 16, 0);
						packet.tag = submitted;

						char * const content = source.packet_content(packet);
						for (size_t i = 0; i < packet.size(); i++)
							content[i] = char(submitted);

						CHECK(source.try_submit_packet(packet));
						submitted++;
					},
					[&] (Source::Alloc_packet_error) { room = false; });

			source.wakeup();
			sink.wakeup();

			if (reported == total && acknowledged == total)
				done.wakeup();
		}
	};
}


CASE(streams_flow_by_signals_alone)
{
	enum { TOTAL = 2000 };

	Fixture  f { };
	Blockade done { };

	Constructible<Traffic> traffic { };

	f.client.run([&] (Env &env) { traffic.construct(env, TOTAL, done); });
	done.block();
	f.client.run([&] (Env &) {
		CHECK_EQUAL(traffic->acknowledged, TOTAL);
		CHECK_EQUAL(traffic->reported, TOTAL);
		CHECK_EQUAL(traffic->alloc.avail(), traffic->source.bulk_buffer_size());
		traffic.destruct();
	});
	CHECK_EQUAL(f.client.num_sessions(), 0U);
}


CASE(channels_have_genodes_opcodes)
{
	using namespace Genode::Meta;
	using Tx = Stream::Session::Tx;
	using Rx = Stream::Session::Rx;

	CHECK_EQUAL(int(Index_of<Tx::Rpc_functions, Tx::Rpc_dataspace>::Value),       0);
	CHECK_EQUAL(int(Index_of<Tx::Rpc_functions, Tx::Rpc_ack_avail>::Value),       1);
	CHECK_EQUAL(int(Index_of<Tx::Rpc_functions, Tx::Rpc_ready_to_submit>::Value), 2);
	CHECK_EQUAL(int(Index_of<Tx::Rpc_functions, Tx::Rpc_ready_to_ack>::Value),    3);
	CHECK_EQUAL(int(Index_of<Tx::Rpc_functions, Tx::Rpc_packet_avail>::Value),    4);

	CHECK_EQUAL(int(Index_of<Rx::Rpc_functions, Rx::Rpc_dataspace>::Value),       0);
	CHECK_EQUAL(int(Index_of<Rx::Rpc_functions, Rx::Rpc_packet_avail>::Value),    1);
	CHECK_EQUAL(int(Index_of<Rx::Rpc_functions, Rx::Rpc_ready_to_ack>::Value),    2);
	CHECK_EQUAL(int(Index_of<Rx::Rpc_functions, Rx::Rpc_ready_to_submit>::Value), 3);
	CHECK_EQUAL(int(Index_of<Rx::Rpc_functions, Rx::Rpc_ack_avail>::Value),       4);
}


CASE(client_and_server_share_the_dataspace_and_the_handlers)
{
	Fixture f { };
	f.client.run([&] (Env &env) {
		Heap               heap(env.ram(), env.rm());
		Allocator_avl      alloc(&heap);
		Stream::Connection connection(env, alloc);

		CHECK(connection.tx.constructed.ok());
		CHECK(connection.tx.source()->dataspace().valid());
		CHECK_EQUAL(connection.tx.source()->ds_size(), 8192U);
		CHECK_EQUAL(connection.rx.sink()->ds_size(), 4096U);
		CHECK(!connection.rx.sink()->packet_avail());

		/* a packet that the server must not touch comes back as it is */
		CHECK(connection.tx.source()->try_submit_packet(Stream::Request({ 64, 100 }, 5)));
		connection.tx.source()->wakeup();
		f.server.run([] (Env &) { });

		REQUIRE(connection.tx.source()->ack_avail());
		CHECK_EQUAL(connection.tx.source()->try_get_acked_packet().tag, 5U);
		CHECK(connection.rx.sink()->packet_avail());
	});
}
