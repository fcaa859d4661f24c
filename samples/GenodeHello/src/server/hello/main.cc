/*
 * \brief  Server of the Hello session
 */

/* Genode includes */
#include <base/attached_rom_dataspace.h>
#include <base/component.h>
#include <base/heap.h>

/* local includes */
#include <session_component.h>

namespace Hello { struct Main; }


struct Hello::Main
{
	Env &_env;

	Sliced_heap _sliced_heap { _env.ram(), _env.rm() };

	Attached_rom_dataspace _config { _env, "config" };

	Signal_handler<Main> _config_handler { _env.ep(), *this, &Main::_handle_config };

	void _handle_config() { _config.update(); }

	Hello::Root _root { _env, _sliced_heap, _config };

	Main(Env &env) : _env(env)
	{
		_config.sigh(_config_handler);

		_env.parent().announce(_env.ep().manage(_root));
	}
};


void Component::construct(Genode::Env &env) { static Hello::Main main(env); }
