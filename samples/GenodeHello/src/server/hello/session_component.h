/*
 * \brief  Implementation of the Hello session
 */

#ifndef _SESSION_COMPONENT_H_
#define _SESSION_COMPONENT_H_

#include <samples_hello_session/component.h>

namespace Hello {

	using namespace Samples_hello;

	struct Session_component;
	struct Root;
}


struct Hello::Session_component : Samples_hello::Session_component<Hello::Session_component>
{
	Session_component(Env &env, Resources const &resources, Label const &label)
	:
		Samples_hello::Session_component<Hello::Session_component>(env, resources, label)
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


struct Hello::Root : Samples_hello::Root<Hello::Session_component>
{
	Env &_env;

	Create_result _create(Request const &request, Node const &) override
	{
		return _alloc_obj(_env, request.resources, request.label);
	}

	Root(Env &env, Allocator &md_alloc, Attached_rom_dataspace const &config)
	:
		Samples_hello::Root<Hello::Session_component>(env, md_alloc, config), _env(env)
	{ }
};

#endif /* _SESSION_COMPONENT_H_ */
