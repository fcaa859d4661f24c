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

		Env &_attached_to;

		Rom_connection _module;

		Constructible<Attached_dataspace> _content { };

		/* a module that is absent has no dataspace */
		void _attach_content()
		{
			_content.destruct();

			Dataspace_capability const ds = _module.dataspace();
			if (!ds.valid())
				return;

			try { _content.construct(_attached_to.rm(), ds); }
			catch (Attached_dataspace::Invalid_dataspace) { }
		}

	public:

		Attached_rom_dataspace(Env &env, char const *module_name)
		: _attached_to(env), _module(env, module_name) { _attach_content(); }

		/**
		 * Register handler of changes
		 */
		void sigh(Signal_context_capability handler) { _module.sigh(handler); }

		/**
		 * Adopt the current content
		 */
		void update()
		{
			/* the server may have been able to keep the dataspace */
			bool const refreshed = _content.constructed() && _module.update();

			if (!refreshed)
				_attach_content();
		}

		/**
		 * Return false if the module is absent
		 */
		bool valid() const { return _content.constructed(); }

		Dataspace_capability cap() const { return _content->cap(); }

		size_t size() const { return valid() ? _content->size() : 0; }

		template <typename T> T       *local_addr()       { return _content->local_addr<T>(); }
		template <typename T> T const *local_addr() const { return _content->local_addr<T const>(); }

		/**
		 * Return content as node, of type 'empty' if the module is absent
		 */
		Node node() const
		{
			return valid() ? Node(Span(local_addr<char>(), size())) : Node();
		}
};

#endif /* _INCLUDE__BASE__ATTACHED_ROM_DATASPACE_H_ */
