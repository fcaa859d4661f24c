/*
 * \brief  Client of the Hello session
 */

/* Genode includes */
#include <base/component.h>
#include <base/log.h>

#include <samples_hello_session/connection.h>

namespace Hello_client {

	using namespace Genode;
	using Samples_hello::Hello_error;

	struct Main;
}


struct Hello_client::Main
{
	Env &_env;

	Samples_hello::Connection _hello { _env };

	void _greet(char const *name)
	{
		_hello.greet(name).with_result(
			[&] (String<96> const &greeting) { log(greeting); },
			[&] (Hello_error e) {
				switch (e) {
				case Hello_error::NO_NAME:     log("greeting nobody: no name"); break;
				case Hello_error::UNSUPPORTED: log("greeting is not supported"); break;
				} });
	}

	Main(Env &env) : _env(env)
	{
		_greet("Ada");
		log("2 + 3 = ", _hello.add(2, 3));
		_greet("");
		log("hello client finished");
	}
};


void Component::construct(Genode::Env &env) { static Hello_client::Main main(env); }
