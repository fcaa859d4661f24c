/*
 * \brief  Archive of an old version, open to newer clients
 */

#ifndef _FORMER_ARCHIVE_H_
#define _FORMER_ARCHIVE_H_

#include <telos_archive_session/component.h>

namespace Former {

	using namespace Genode;
	using namespace Telos_archive;

	struct Archive;
	struct Root;
}


struct Former::Archive : Session_component<Archive>
{
	using Session_component::Session_component;

	uint32_t _sprung { };

	Trap_error _spring() { _sprung++; return Trap_error::SPRUNG; }

	uint32_t sprung() { return _sprung; }
	uint32_t pages()  { return 321; }

	Session::First_result  first(Rpc_in_buffer<32> const &)  { return _spring(); }
	Session::Second_result second(Rpc_in_buffer<32> const &) { return _spring(); }
	Session::Third_result  third()                           { return _spring(); }
};


struct Former::Root : Telos_archive::Root<Archive>
{
	Env &_env;

	/* newer clients know what this version lacks, so none is refused */
	Create_result _create_session(char const *args) override
	{
		return _alloc_obj(_env, session_resources_from_args(args), label_from_args(args));
	}

	Create_result _create(Request const &request, Node const &) override
	{
		return _alloc_obj(_env, request.resources, request.label);
	}

	Root(Env &env, Allocator &md_alloc, Attached_rom_dataspace const &config)
	: Telos_archive::Root<Archive>(env, md_alloc, config), _env(env) { }
};

#endif /* _FORMER_ARCHIVE_H_ */
