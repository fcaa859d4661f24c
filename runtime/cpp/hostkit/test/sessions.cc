/*
 * \brief  Test of sessions within one process
 */

/* Genode includes */
#include <timer_session/connection.h>

/* local includes */
#include <echo_fixture.h>


CASE(client_calls_server)
{
	Fixture f { };
	f.client.run([&] (Env &env) {
		Echo::Connection echo { env, "main" };
		CHECK_EQUAL(echo.add(20, 22), 42U);
		CHECK_EQUAL(echo.text("hello"), "<hello>");
		CHECK_EQUAL(echo.label(), "client -> main");
		CHECK_EQUAL(f.client.num_sessions(), 1U);
	});
	CHECK_EQUAL(f.client.num_sessions(), 0U);
}


CASE(quota_is_donated_and_returned)
{
	Fixture f { };
	f.client.run([&] (Env &env) {

		size_t const ram  = env.pd().ram_quota().value;
		size_t const caps = env.pd().cap_quota().value;
		{
			Echo::Connection echo(env);
			CHECK_EQUAL(ram - env.pd().ram_quota().value, size_t(Echo::Session::RAM_QUOTA));
			CHECK_EQUAL(caps - env.pd().cap_quota().value, 4U);
		}
		CHECK_EQUAL(env.pd().ram_quota().value, ram);
		CHECK_EQUAL(env.pd().cap_quota().value, caps);
	});
}


CASE(session_is_reopened_with_the_quota_that_the_server_needs)
{
	Fixture f { };
	f.client.run([&] (Env &env) {
		size_t const ram = env.pd().ram_quota().value;
		Echo::Connection echo(env, "", 100);
		CHECK_EQUAL(echo.add(1, 1), 2U);

		/* the session object, rounded up to the next step */
		size_t const donated = ram - env.pd().ram_quota().value;
		CHECK(donated > 4096 && donated <= 3*4096);
	});
}


CASE(retry_upgrades_until_the_buffer_fits)
{
	Fixture f { };
	f.client.run([&] (Env &env) {
		Echo::Connection echo(env);

		CHECK(echo.Session_client::buffer(256*1024) == Alloc_error::OUT_OF_RAM);

		echo.buffer(256*1024).with_result([&] (Dataspace_capability ds) {
			Attached_dataspace buffer(env.rm(), ds);
			CHECK_EQUAL(buffer.size(), 256U*1024);
			buffer.local_addr<char>()[10] = 5;
			CHECK(echo.sum(0, 256*1024) == 5UL);
			CHECK(echo.sum(0, 256*1024 + 1) == Echo::Session::Error::DENIED);
			CHECK(echo.sum(~0UL, 2) == Echo::Session::Error::DENIED);
		}, [] (Alloc_error) { CHECK(false); });
	});
}


CASE(nothing_is_left_after_close)
{
	Fixture f { };

	unsigned const num_dataspaces = f.system.num_dataspaces();
	size_t   const used_ram       = f.server.used_ram().value;
	size_t   const used_caps      = f.server.used_caps().value;

	f.client.run([&] (Env &env) {
		Echo::Connection echo(env);
		CHECK(echo.buffer(64*1024).ok());
		CHECK(f.system.num_dataspaces() > num_dataspaces);
	});

	CHECK_EQUAL(f.system.num_dataspaces(), num_dataspaces);
	CHECK_EQUAL(f.server.used_ram().value, used_ram);
	CHECK_EQUAL(f.server.used_caps().value, used_caps);
}


CASE(session_without_policy_is_denied)
{
	Fixture f { };

	Hostkit::Component stranger(f.system, { .name = "stranger" });

	bool stopped = false;
	try { stranger.run([&] (Env &env) { Echo::Connection echo(env); }); }
	catch (Hostkit::Thread_stopped) { stopped = true; }

	CHECK(stopped);
	CHECK(f.system.logged("denied Echo session"));
	CHECK_EQUAL(stranger.num_sessions(), 0U);
}


CASE(policy_follows_the_config)
{
	Fixture f { };

	f.server.rom("config", "config\n-\n");
	f.server.run([] (Env &) { });   /* the signal is handled before */

	f.client.run([&] (Env &env) {
		Parent::Client client { };
		Id_space<Parent::Client>::Element const element(client, env.id_space());

		CHECK(env.try_session("Echo", element.id(), "ram_quota=64K, cap_quota=9, version=1",
		                      Affinity()) == Session_error::DENIED);
	});
}


CASE(missing_service_is_denied)
{
	Hostkit::In_process system { };
	Hostkit::Component  client(system, { .name = "client" });

	system.quiet(true);
	system.service_timeout_ms(0);

	bool stopped = false;
	try { client.run([&] (Env &env) { Echo::Connection echo(env); }); }
	catch (Hostkit::Thread_stopped) { stopped = true; }

	CHECK(stopped);
	CHECK(system.logged("no component provides the service 'Echo'"));
}


CASE(client_without_quota_is_stopped)
{
	Fixture f { };
	Hostkit::Component poor(f.system, { .name = "client", .config = nullptr, .ram = 1000 });

	bool stopped = false;
	try { poor.run([&] (Env &env) { Echo::Connection echo(env); }); }
	catch (Hostkit::Thread_stopped) { stopped = true; }

	CHECK(stopped);
	CHECK(f.system.logged("nobody grants"));
}


CASE(signals_are_merged_and_handled_by_the_entrypoint)
{
	Fixture f { };

	Constructible<Receiver>         receiver { };
	Constructible<Echo::Connection> echo { };

	f.client.run([&] (Env &env) {
		receiver.construct(env);
		echo.construct(env);
		echo->sigh(receiver->handler);
		echo->notify(1);
		echo->notify(3);

		/* not before the entrypoint is free */
		CHECK_EQUAL(receiver->num_handled, 0U);
	});
	f.client.run([&] (Env &) {
		CHECK_EQUAL(receiver->num_handled, 1U);
		echo->notify(1);
	});
	f.client.run([&] (Env &) { CHECK_EQUAL(receiver->num_handled, 2U); });
	f.client.run([&] (Env &) {
		echo.destruct();
		receiver.destruct();
	});
}


CASE(io_signals_are_handled_while_blocking)
{
	Fixture f { };
	f.client.run([&] (Env &env) {
		Receiver receiver(env);
		Echo::Connection echo(env);

		echo.sigh(receiver.handler);
		echo.notify(1);
		echo.sigh(receiver.io_handler);
		echo.notify(1);

		env.ep().wait_and_dispatch_one_io_signal();

		CHECK_EQUAL(receiver.num_io, 1U);
		CHECK_EQUAL(receiver.num_handled, 0U);
		CHECK(!env.ep().dispatch_pending_io_signal());
	});
}


CASE(timer_sends_signals_and_sleeps)
{
	Fixture f { };
	f.client.run([&] (Env &env) {
		Timer::Connection timer(env);
		Receiver receiver(env);

		uint64_t const before = timer.elapsed_us();
		timer.usleep(2000);
		CHECK(timer.elapsed_us() - before >= 2000);

		timer.sigh(receiver.io_handler);
		timer.trigger_periodic(1000);
		env.ep().wait_and_dispatch_one_io_signal();
		env.ep().wait_and_dispatch_one_io_signal();
		timer.trigger_periodic(0);
		CHECK_EQUAL(receiver.num_io, 2U);
	});
}


CASE(capability_of_an_own_object_is_recognized)
{
	Fixture f { };
	f.client.run([&] (Env &env) {
		Echo::Connection one(env), two(env);

		CHECK(one.self() == one.cap());
		CHECK(one.is_self(one.cap()));
		CHECK(!one.is_self(two.cap()));
		CHECK(!one.is_self(Capability<Echo::Session>()));
	});
}


CASE(dataspace_of_the_client_is_attached)
{
	Fixture f { };
	f.client.run([&] (Env &env) {
		Echo::Connection echo(env);
		Attached_ram_dataspace ds(env.ram(), env.rm(), 5000);

		ds.local_addr<char>()[4999] = 7;
		CHECK(echo.adopt(ds.cap()) == 7UL);

		/* neither nothing nor another object is a dataspace */
		CHECK(echo.adopt(Dataspace_capability()) == Echo::Session::Error::DENIED);
		CHECK(echo.adopt(reinterpret_cap_cast<Dataspace>(echo.cap())) == Echo::Session::Error::DENIED);
	});
}


CASE(ram_is_accounted_and_limited)
{
	Fixture f { };
	f.client.run([&] (Env &env) {

		size_t const used = env.pd().used_ram().value;
		{
			Attached_ram_dataspace ds(env.ram(), env.rm(), 5000);
			CHECK_EQUAL(env.pd().used_ram().value - used, 8192U);
			CHECK(env.ram().try_alloc(8*1024*1024) == Alloc_error::OUT_OF_RAM);
		}
		CHECK_EQUAL(env.pd().used_ram().value, used);

		Ram_quota_guard guard(Ram_quota { 4096 });
		Cap_quota_guard caps (Cap_quota { 0 });
		Accounted_ram_allocator accounted(env.ram(), guard, caps);
		CHECK(accounted.try_alloc(4097) == Alloc_error::OUT_OF_RAM);
		CHECK(accounted.try_alloc(4096) == Alloc_error::OUT_OF_CAPS);
		CHECK_EQUAL(guard.used().value, 0U);

		Heap heap(env.ram(), env.rm());
		void * const ptr = heap.alloc(100);
		CHECK(env.pd().used_ram().value > used);
		heap.free(ptr, 100);
		CHECK(heap.try_alloc(8*1024*1024) == Alloc_error::OUT_OF_RAM);
	});
}


CASE(rom_is_read_and_updated)
{
	Fixture f { };
	f.client.run([&] (Env &env) {
		Attached_rom_dataspace rom(env, "data");
		CHECK(!rom.valid());
		CHECK_EQUAL(rom.node().type(), "empty");

		f.client.rom("data", "data | value: 1\n-\n");
		rom.update();
		CHECK_EQUAL(rom.node().attribute_value("value", 0U), 1U);

		Receiver receiver(env);
		rom.sigh(receiver.io_handler);
		f.client.rom("data", "data | value: 2\n-\n");
		env.ep().wait_and_dispatch_one_io_signal();
		rom.update();
		CHECK_EQUAL(rom.node().attribute_value("value", 0U), 2U);
	});
}


CASE(call_of_the_own_entrypoint_is_refused)
{
	Fixture f { };

	bool stopped = false;
	f.server.run([&] (Env &env) {
		Echo::Session_component object(env, { { 0 }, { 1 } }, "own");
		Echo::Session_client client(object.cap());
		try { client.add(1, 2); }
		catch (Hostkit::Thread_stopped) { stopped = true; }
	});
	CHECK(stopped);
}
