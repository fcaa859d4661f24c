/*
 * \brief  Components that share the process of a test
 */

/* Genode includes */
#include <hostkit/in_process.h>

/* local includes */
#include "system.h"

using namespace Genode;
using namespace Hostkit;


/****************
 ** In_process **
 ****************/

In_process::In_process() : _system(*new System()) { Runtime::fallback(&_system); }


In_process::~In_process()
{
	Runtime::fallback(nullptr);
	delete &_system;
}


void In_process::service_timeout_ms(unsigned ms)
{
	std::lock_guard guard(_system.mutex);
	_system.service_timeout_ms = ms;
}


void In_process::quiet(bool quiet)
{
	std::lock_guard guard(_system.mutex);
	_system.quiet = quiet;
}


bool In_process::logged(char const *text) const
{
	std::lock_guard guard(_system.mutex);
	return _system.logged.find(text) != std::string::npos;
}


unsigned In_process::num_dataspaces() const { return _system.num_dataspaces; }


/***************
 ** Component **
 ***************/

Hostkit::Component::Component(In_process &system, Attr const &attr)
: _component(*new Local_component(system.system(), attr)) { }


Hostkit::Component::~Component() { delete &_component; }


Env &Hostkit::Component::env() { return _component.env; }


void Hostkit::Component::_run(Construct::Ft const &fn) { _component.run(fn); }


static void signal_change(Local_component &component, char const *name)
{
	auto const [begin, end] = component.rom_sighs.equal_range(name);
	for (auto it = begin; it != end; ++it)
		Signal_transmitter(it->second).submit();
}


void Hostkit::Component::rom(char const *name, char const *content)
{
	std::lock_guard guard(_component.mutex);
	_component.roms[name] = content;
	signal_change(_component, name);
}


void Hostkit::Component::remove_rom(char const *name)
{
	std::lock_guard guard(_component.mutex);
	_component.roms.erase(name);
	signal_change(_component, name);
}


bool Hostkit::Component::exited() const { return _component.exited; }


int Hostkit::Component::exit_value() const { return _component.exit_value; }


unsigned Hostkit::Component::num_sessions() const { return _component.num_sessions(); }


Ram_quota Hostkit::Component::used_ram() const { return _component.pd.used_ram(); }


Cap_quota Hostkit::Component::used_caps() const { return _component.pd.used_caps(); }
