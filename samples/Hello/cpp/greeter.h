/*
 * \brief  Server of the Hello sample
 */

#ifndef _GREETER_H_
#define _GREETER_H_

/* Genode includes */
#include <base/attached_rom_dataspace.h>
#include <base/heap.h>

#include <samples_hello_session/component.h>

namespace Greeter {

	using namespace Samples_hello;

	struct Session_component;
	struct Root;
	struct Main;
}


struct Greeter::Session_component : Samples_hello::Session_component<Greeter::Session_component>
{
	Session_component(Env &env, Resources const &resources, Label const &label)
	:
		Samples_hello::Session_component<Greeter::Session_component>(env, resources, label)
	{ }

	Greet_result greet(Rpc_in_buffer<64> const &name)
	{
		if (name.size() <= 1)
			return Hello_error::NO_NAME;

		return String<96>("Hello, ", name.string(), "!");
	}

	int32_t add(int32_t a, int32_t b)
	{
		/* unsigned numbers wrap around */
		return int32_t(uint32_t(a) + uint32_t(b));
	}
};


struct Greeter::Root : Samples_hello::Root<Greeter::Session_component>
{
	Env &_env;

	Create_result _create(Request const &request, Node const &) override
	{
		return _alloc_obj(_env, request.resources, request.label);
	}

	Root(Env &env, Allocator &md_alloc, Attached_rom_dataspace const &config)
	:
		Samples_hello::Root<Greeter::Session_component>(env, md_alloc, config), _env(env)
	{ }
};


struct Greeter::Main
{
	Env &_env;

	Sliced_heap _sliced_heap { _env.ram(), _env.rm() };

	Attached_rom_dataspace _config { _env, "config" };

	Greeter::Root _root { _env, _sliced_heap, _config };

	Main(Env &env) : _env(env)
	{
		_env.parent().announce(_env.ep().manage(_root));
	}
};

#endif /* _GREETER_H_ */
