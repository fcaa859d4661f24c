/*
 * \brief  Echo server and client within one process
 */

#ifndef _ECHO_FIXTURE_H_
#define _ECHO_FIXTURE_H_

/* Genode includes */
#include <hostkit/check.h>
#include <hostkit/in_process.h>

/* local includes */
#include <echo_session.h>

using namespace Genode;


namespace {

	char const * const config = "config\n"
	                            "+ policy | label_prefix: client ->\n"
	                            "-\n";

	struct Fixture
	{
		Hostkit::In_process system { };
		Hostkit::Component  server { system, { .name = "server", .config = config } };
		Hostkit::Component  client { system, { .name = "client", .config = nullptr,
		                                       .ram = 1024*1024, .caps = 50 } };

		Constructible<Echo::Main> main { };

		Fixture()
		{
			system.quiet(true);
			server.run([&] (Env &env) { main.construct(env); });
		}

		~Fixture() { server.run([&] (Env &) { main.destruct(); }); }
	};
}


namespace {

	struct Receiver
	{
		Env     &env;
		unsigned num_handled = 0, num_io = 0;

		Signal_handler<Receiver>    handler    { env.ep(), *this, &Receiver::handle };
		Io_signal_handler<Receiver> io_handler { env.ep(), *this, &Receiver::handle_io };

		Receiver(Env &env) : env(env) { }

		void handle()    { num_handled++; }
		void handle_io() { num_io++; }
	};
}

#endif /* _ECHO_FIXTURE_H_ */
