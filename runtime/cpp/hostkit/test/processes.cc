/*
 * \brief  Test of components that are processes of their own
 *
 * The program is also the component that it starts. Its config tells the role.
 */

/* Genode includes */
#include <base/component.h>
#include <hostkit/check.h>
#include <hostkit/child.h>

/* local includes */
#include <echo_session.h>

using namespace Genode;


namespace {

	char const * const server_config = "config | role: server\n+ default-policy\n-\n";

	struct Client
	{
		Env &env;

		Echo::Connection echo { env, "main" };

		unsigned num_handled = 0;

		Io_signal_handler<Client> handler { env.ep(), *this, &Client::handle };

		void handle() { num_handled++; }

		/**
		 * Return number of the first check that fails, or 0
		 */
		int result()
		{
			if (echo.add(20, 22) != 42)           return 1;
			if (echo.text("hello") != "<hello>")  return 2;
			if (echo.label() != "client -> main") return 3;

			echo.sigh(handler);
			echo.notify(1);
			env.ep().wait_and_dispatch_one_io_signal();
			if (num_handled != 1) return 4;

			bool ok = false;
			echo.buffer(64*1024).with_result([&] (Dataspace_capability ds) {
				Attached_dataspace buffer(env.rm(), ds);
				buffer.local_addr<char>()[100] = 9;
				ok = buffer.size() == 64*1024 && echo.sum(100, 1) == 9UL;
			}, [] (Alloc_error) { });
			if (!ok) return 5;

			Attached_ram_dataspace own(env.ram(), env.rm(), 4096);
			own.local_addr<char>()[0] = 3;
			if (!(echo.adopt(own.cap()) == 3UL)) return 6;

			if (!(echo.self() == echo.cap()))                        return 7;
			if (!echo.is_self(echo.cap()))                           return 8;
			if (echo.is_self(reinterpret_cap_cast<Echo::Session>(own.cap()))) return 9;

			{
				Echo::Connection second(env, "second", 100);
				if (second.add(1, 2) != 3)            return 10;
				if (second.label() != "client -> second") return 11;
			}

			log("client done");
			return 0;
		}

		Client(Env &env) : env(env) { }
	};
}


void Component::construct(Genode::Env &env)
{
	Attached_rom_dataspace const config(env, "config");

	if (config.node().attribute_value("role", String<16>()) == "server") {
		static Echo::Main server(env);
		return;
	}

	static Client client(env);
	env.parent().exit(client.result());
}


CASE(client_and_server_are_processes)
{
	Hostkit::In_process system { };
	system.quiet(true);

	Hostkit::Child server(system, { .name = "server", .program = nullptr, .config = server_config });
	Hostkit::Child client(system, { .name = "client" });

	CHECK_EQUAL(client.wait(120*1000), 0);
	CHECK_EQUAL(server.wait(0), -1);
	CHECK(system.logged("[client] client done"));
}


CASE(server_is_a_process)
{
	Hostkit::In_process system { };
	system.quiet(true);

	Hostkit::Child     server(system, { .name = "server", .program = nullptr, .config = server_config });
	Hostkit::Component client(system, { .name = "client" });

	client.run([&] (Env &env) {
		Echo::Connection echo(env, "main");
		CHECK_EQUAL(echo.add(1, 2), 3U);
		CHECK_EQUAL(echo.label(), "client -> main");

		echo.buffer(8192).with_result([&] (Dataspace_capability ds) {
			Attached_dataspace buffer(env.rm(), ds);
			buffer.local_addr<char>()[8191] = 1;
			CHECK(echo.sum(0, 8192) == 1UL);
		}, [] (Alloc_error) { CHECK(false); });
	});
}


CASE(client_is_a_process)
{
	Hostkit::In_process system { };
	system.quiet(true);

	Hostkit::Component server(system, { .name = "server", .config = server_config });

	Constructible<Echo::Main> main { };
	server.run([&] (Env &env) { main.construct(env); });
	{
		Hostkit::Child client(system, { .name = "client" });
		CHECK_EQUAL(client.wait(120*1000), 0);
	}
	server.run([&] (Env &) { main.destruct(); });
}


CASE(end_of_a_server_stops_its_client)
{
	Hostkit::In_process system { };
	system.quiet(true);

	Hostkit::Component client(system, { .name = "client" });

	Constructible<Hostkit::Child> server { };
	server.construct(system, Hostkit::Child::Attr { .name = "server", .program = nullptr,
	                                                .config = server_config });

	Constructible<Echo::Connection> echo { };
	client.run([&] (Env &env) {
		echo.construct(env);
		CHECK_EQUAL(echo->add(1, 2), 3U);
	});

	server.destruct();

	bool stopped = false;
	client.run([&] (Env &) {
		try { echo->add(1, 2); }
		catch (Hostkit::Thread_stopped) { stopped = true; }
		echo.destruct();
	});
	CHECK(stopped);
}


CASE(program_that_does_not_exist_is_reported)
{
	Hostkit::In_process system { };
	system.quiet(true);

	Hostkit::Child child(system, { .name = "child", .program = "/nonexistent" });
	CHECK_EQUAL(child.wait(0), 127);
	CHECK(system.logged("unable to start"));
}
