/*
 * \brief  Hello sample in C++, server and client in one process
 */

/* Genode includes */
#include <base/log.h>
#include <util/reconstructible.h>

#include <hostkit/in_process.h>
#include <samples_hello_session/connection.h>

#include <greeter.h>

static void call(Genode::Env &env)
{
	using namespace Genode;
	using Samples_hello::Hello_error;

	Samples_hello::Connection hello { env };

	auto greet = [&] (char const *name) {
		hello.greet(name).with_result(
			[&] (String<96> const &greeting) { log(greeting); },
			[&] (Hello_error e) {
				log("greeting nobody: ", e == Hello_error::NO_NAME ? "no name" : "unsupported"); }); };

	greet("Ada");
	log("2 + 3 = ", hello.add(2, 3));
	greet("");
}


int main()
{
	Hostkit::In_process process { };

	/* the server is one component, the client is another one */
	Hostkit::Component server { process, { .name = "server", .config = "config\n+ default-policy\n-\n" } };
	Hostkit::Component client { process, { .name = "client" } };

	Genode::Constructible<Greeter::Main> greeter { };

	server.run([&] (Genode::Env &env) { greeter.construct(env); });
	client.run([&] (Genode::Env &env) { call(env); });
	server.run([&] (Genode::Env &)    { greeter.destruct(); });

	return 0;
}
