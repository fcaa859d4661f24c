/*
 * \brief  Numbers assigned to objects
 */

#ifndef _INCLUDE__BASE__ID_SPACE_H_
#define _INCLUDE__BASE__ID_SPACE_H_

#include <base/exception.h>
#include <base/log.h>
#include <base/mutex.h>
#include <util/list.h>
#include <util/noncopyable.h>

namespace Genode { template <typename> class Id_space; }


template <typename T>
class Genode::Id_space : Noncopyable
{
	public:

		struct Id
		{
			unsigned long value;

			bool operator == (Id const &other) const { return value == other.value; }

			void print(Output &out) const { Genode::print(out, value); }
		};

		struct Unknown_id : Exception { };

		class Element : public List<Element>::Element
		{
			private:

				friend class Id_space;

				T        &_obj;
				Id_space &_id_space;
				Id  const _id;

			public:

				Element(T &obj, Id_space &id_space)
				: _obj(obj), _id_space(id_space), _id(id_space._insert(*this)) { }

				Element(T &obj, Id_space &id_space, Id id)
				: _obj(obj), _id_space(id_space), _id(id) { id_space._insert(*this, id); }

				~Element()
				{
					Mutex::Guard guard(_id_space._mutex);
					_id_space._elements.remove(this);
				}

				Element(Element const &)              = delete;
				Element &operator = (Element const &) = delete;

				Id id() const { return _id; }

				void print(Output &out) const { Genode::print(out, _id); }
		};

	private:

		friend class Element;

		Mutex mutable _mutex { };

		List<Element> _elements { };

		unsigned long _next = 0;

		Element *_lookup(Id id)
		{
			Element *e = _elements.first();
			while (e && !(e->_id == id)) e = e->next();
			return e;
		}

		/* called before the element knows its id, so look up first */
		Id _insert(Element &e)
		{
			Mutex::Guard guard(_mutex);

			while (_lookup({ _next })) _next++;

			_elements.insert(&e);
			return { _next++ };
		}

		void _insert(Element &e, Id id)
		{
			Mutex::Guard guard(_mutex);

			if (_lookup(id))
				error("ID ", id, " is in use");

			_elements.insert(&e);
		}

	public:

		template <typename ARG>
		void for_each(auto const &fn) const
		{
			Mutex::Guard guard(_mutex);
			for (Element const *e = _elements.first(); e; e = e->next())
				fn(static_cast<ARG &>(e->_obj));
		}

		/**
		 * Call 'fn' with the object, or 'missing_fn'
		 */
		template <typename ARG>
		auto apply(Id id, auto const &fn, auto const &missing_fn) -> decltype(missing_fn())
		{
			T *obj = nullptr;
			{
				Mutex::Guard guard(_mutex);
				if (Element *e = _lookup(id))
					obj = &e->_obj;
			}
			if (obj)
				return fn(static_cast<ARG &>(*obj));

			return missing_fn();
		}

		/**
		 * Call 'fn' with the object
		 *
		 * \throw Unknown_id
		 */
		template <typename ARG>
		auto apply(Id id, auto const &fn) -> decltype(fn(*static_cast<ARG *>(nullptr)))
		{
			using Result = decltype(fn(*static_cast<ARG *>(nullptr)));
			return apply<ARG>(id, fn, [] () -> Result { throw Unknown_id(); });
		}
};

#endif /* _INCLUDE__BASE__ID_SPACE_H_ */
