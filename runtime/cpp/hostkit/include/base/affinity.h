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

				int      _xpos  = 0, _ypos   = 0;
				unsigned _width = 0, _height = 0;

			public:

				Location() { }

				Location(int xpos, int ypos, unsigned width = 1, unsigned height = 1)
				: _xpos(xpos), _ypos(ypos), _width(width), _height(height) { }

				int      xpos()   const { return _xpos; }
				int      ypos()   const { return _ypos; }
				unsigned width()  const { return _width; }
				unsigned height() const { return _height; }

				bool within(auto const &space) const
				{
					auto fits = [] (int pos, unsigned size, unsigned limit) {
						return pos >= 0 && size > 0
						    && unsigned(pos) < limit && size <= limit - unsigned(pos); };

					return fits(_xpos, _width,  space.width())
					    && fits(_ypos, _height, space.height());
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

				unsigned _width = 0, _height = 0;

			public:

				Space() { }

				Space(unsigned width, unsigned height) : _width(width), _height(height) { }

				Space(unsigned size) : _width(size), _height(1) { }

				unsigned width()  const { return _width; }
				unsigned height() const { return _height; }
				unsigned total()  const { return _width*_height; }

				Location location_of_index(int index) const
				{
					return { int(unsigned(index) % _width),
					         int(unsigned(index) / _width % _height) };
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
