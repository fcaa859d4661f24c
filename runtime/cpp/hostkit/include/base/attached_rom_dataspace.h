/*
 * \brief  ROM module attached to the address space
 */

#ifndef _INCLUDE__BASE__ATTACHED_ROM_DATASPACE_H_
#define _INCLUDE__BASE__ATTACHED_ROM_DATASPACE_H_

#include <base/attached_dataspace.h>
#include <base/node.h>
#include <rom_session/connection.h>
#include <util/reconstructible.h>

namespace Genode { class Attached_rom_dataspace; }


class Genode::Attached_rom_dataspace : Noncopyable
{
	private:

		Env::Local_rm &_rm;
		Rom_connection _rom;

		Constructible<Attached_dataspace> _ds { };

		void _try_attach()
		{
			_ds.destruct();
			try { _ds.construct(_rm, _rom.dataspace()); }
			catch (Attached_dataspace::Invalid_dataspace) { }
		}

	public:

		Attached_rom_dataspace(Env &env, char const *name)
		: _rm(env.rm()), _rom(env, name) { _try_attach(); }

		Dataspace_capability cap() const { return _ds->cap(); }

		template <typename T> T       *local_addr()       { return _ds->local_addr<T>(); }
		template <typename T> T const *local_addr() const { return _ds->local_addr<T const>(); }

		size_t size() const { return _ds.constructed() ? _ds->size() : 0; }

		/**
		 * Return false if the module is absent
		 */
		bool valid() const { return _ds.constructed(); }

		/**
		 * Register handler of changes
		 */
		void sigh(Signal_context_capability sigh) { _rom.sigh(sigh); }

		/**
		 * Adopt the current content
		 */
		void update()
		{
			if (_ds.constructed() && _rom.update())
				return;

			_try_attach();
		}

		/**
		 * Return content as node
		 */
		Node node() const
		{
			if (!valid())
				return Node();

			return Node(Span(local_addr<char>(), size()));
		}
};

#endif /* _INCLUDE__BASE__ATTACHED_ROM_DATASPACE_H_ */
