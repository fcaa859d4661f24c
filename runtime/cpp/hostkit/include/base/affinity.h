/*
 * \brief  Placement on the processor cores
 */

#ifndef _INCLUDE__BASE__AFFINITY_H_
#define _INCLUDE__BASE__AFFINITY_H_

#include <util/misc_math.h>

namespace Genode { class Affinity; }


class Genode::Affinity
{
	public:

		/**
		 * Position and size within a space
		 */
		class Location
		{
			private:

				/* travels in messages, in this order */
				int      _left    = 0;
				int      _top     = 0;
				unsigned _columns = 0;
				unsigned _rows    = 0;

			public:

				/**
				 * Constructor of a location that is within no space
				 */
				Location() { }

				Location(int left, int top, unsigned columns = 1, unsigned rows = 1)
				: _left(left), _top(top), _columns(columns), _rows(rows) { }

				unsigned width()  const { return _columns; }
				unsigned height() const { return _rows; }
				int      xpos()   const { return _left; }
				int      ypos()   const { return _top; }

				bool within(auto const &space) const
				{
					auto fits = [] (int pos, unsigned size, unsigned limit) {
						return pos >= 0 && size > 0
						    && unsigned(pos) < limit && size <= limit - unsigned(pos); };

					return fits(_left, _columns, space.width())
					    && fits(_top,  _rows,    space.height());
				}

				static Location from_node(auto const &space, auto const &node)
				{
					auto value = [&] (char const *attr, unsigned default_value) {
						return node.attribute_value(attr, default_value); };

					return { int(value("xpos", 0)), int(value("ypos", 0)),
					         value("width",  node.has_attribute("xpos") ? 1 : space.width()),
					         value("height", node.has_attribute("ypos") ? 1 : space.height()) };
				}
		};

		/**
		 * Grid of processor cores
		 */
		class Space
		{
			private:

				unsigned _columns = 0;
				unsigned _rows    = 0;

			public:

				/**
				 * Constructor of a space without any core
				 */
				Space() { }

				Space(unsigned columns, unsigned rows) : _columns(columns), _rows(rows) { }

				/**
				 * Constructor of a space with all cores side by side
				 */
				Space(unsigned cores) : Space(cores, 1) { }

				unsigned width()  const { return _columns; }
				unsigned height() const { return _rows; }
				unsigned total()  const { return _rows*_columns; }

				Location location_of_index(int index) const
				{
					unsigned const core = unsigned(index);
					return { int(core % _columns), int(core / _columns % _rows) };
				}

				static Space from_node(auto const &node)
				{
					return { node.attribute_value("width",  0U),
					         node.attribute_value("height", 0U) };
				}
		};

	private:

		Space    _space    { };
		Location _location { };

	public:

		Affinity() { }

		Affinity(Space const &space, Location const &location)
		: _space(space), _location(location) { }

		Space    space()    const { return _space; }
		Location location() const { return _location; }

		bool valid() const { return _location.within(_space); }

		static Affinity unrestricted() { return { Space(1, 1), Location(0, 0, 1, 1) }; }

		static Affinity from_node(auto const &node)
		{
			Affinity result { };
			node.with_optional_sub_node("affinity", [&] (auto const &affinity) {
				affinity.with_optional_sub_node("space", [&] (auto const &space) {
					result._space = Space::from_node(space); });
				affinity.with_optional_sub_node("location", [&] (auto const &location) {
					result._location = Location::from_node(result._space, location); });
			});
			return result;
		}
};

#endif /* _INCLUDE__BASE__AFFINITY_H_ */
