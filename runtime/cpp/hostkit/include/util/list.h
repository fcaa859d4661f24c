/*
 * \brief  Singly-linked list
 */

#ifndef _INCLUDE__UTIL__LIST_H_
#define _INCLUDE__UTIL__LIST_H_

namespace Genode {

	template <typename> class List;
	template <typename> class List_element;
}


template <typename T>
class Genode::List
{
	private:

		T *_first = nullptr;

	public:

		class Element
		{
			private:

				friend class List;

				T *_next = nullptr;

			public:

				Element() { }

				T       *next()       { return _next; }
				T const *next() const { return _next; }
		};

		List() { }

		List(List const &)              = delete;
		List &operator = (List const &) = delete;

		T       *first()       { return _first; }
		T const *first() const { return _first; }

		/**
		 * Insert element at the front, or behind 'at'
		 */
		void insert(T const *element, T const *at = nullptr)
		{
			T *e = const_cast<T *>(element);
			T *&link = at ? static_cast<Element *>(const_cast<T *>(at))->_next : _first;

			static_cast<Element *>(e)->_next = link;
			link = e;
		}

		/**
		 * Remove element, no effect if not present
		 */
		void remove(T const *element)
		{
			for (T **link = &_first; *link; ) {

				Element &current = **link;

				if (*link == element) {
					*link = current._next;
					current._next = nullptr;
					return;
				}
				link = &current._next;
			}
		}
};


/**
 * Element for objects that are part of several lists
 */
template <typename T>
class Genode::List_element : public List<List_element<T>>::Element
{
	private:

		T *_object;

	public:

		List_element(T *object) : _object(object) { }

		List_element(List_element const &)              = delete;
		List_element &operator = (List_element const &) = delete;

		T *object() const { return _object; }
};

#endif /* _INCLUDE__UTIL__LIST_H_ */
