/*
 * \brief  Points, areas, and rectangles, as far as interfaces refer to them
 */

#ifndef _INCLUDE__UTIL__GEOMETRY_H_
#define _INCLUDE__UTIL__GEOMETRY_H_

namespace Genode {

	template <typename CT = int>
	struct Point { CT x, y; };

	template <typename DT = unsigned>
	struct Area { DT w, h; };

	template <typename CT = int, typename DT = unsigned>
	struct Rect { Point<CT> at; Area<DT> area; };
}

#endif /* _INCLUDE__UTIL__GEOMETRY_H_ */
