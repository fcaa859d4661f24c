/*
 * \brief  Checks of what arrives at servers of Expected unions
 * \author TelOS IDL compiler
 */

/*
 * Generated from Unions.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXPECTED_UNIONS__VALIDITY_H_
#define _INCLUDE__EXPECTED_UNIONS__VALIDITY_H_

#include <expected_unions/expected_unions.h>
#include <telos/server.h>
#include <telos/used_bytes.h>

/*
 * The functions return true if a value is one of its type. A message contains
 * whatever its sender put into it.
 */
namespace Expected_unions {

	static inline bool valid(Circle const &);
	static inline bool valid(Shape const &);
}

/*
 * The functions copy a value to memory that is zero, without bytes of it that
 * mean nothing.
 */
namespace Expected_unions {

	[[maybe_unused]] static inline void copy_used(Circle const &, Circle &);
	[[maybe_unused]] static inline void copy_used(Shape const &, Shape &);
}


inline bool Expected_unions::valid(Circle const &value)
{
	return Telos::valid(value.filled);
}


inline void Expected_unions::copy_used(Circle const &from, Circle &to)
{
	Telos::assign_used(from.radius, to.radius);
	Telos::assign_used(from.filled, to.filled);
}


inline bool Expected_unions::valid(Shape const &value)
{
	bool result = true;

	switch (value.tag()) {
	case Shape::Tag::NONE:
	case Shape::Tag::NOTHING:
	case Shape::Tag::SIDES:
		return true;

	case Shape::Tag::CIRCLE:
		value.with_circle([&] (auto const &arm) { result = valid(arm); });
		return result;

	case Shape::Tag::LABEL:
		value.with_label([&] (auto const &arm) { result = Telos::valid(arm); });
		return result;

	case Shape::Tag::TITLE:
		value.with_title([&] (auto const &arm) { result = Telos::valid(arm); });
		return result;
	}
	return false;
}


inline void Expected_unions::copy_used(Shape const &from, Shape &to)
{
	to = Shape();

	from.with_circle([&] (auto const &arm) {
		Telos::with_used(arm, [&] (auto const &used) { to = Shape::from_circle(used); }); });

	from.with_label([&] (auto const &arm) {
		Telos::with_used(arm, [&] (auto const &used) { to = Shape::from_label(used); }); });

	if (from.tag() == Shape::Tag::NOTHING)
		to = Shape::from_nothing();

	from.with_title([&] (auto const &arm) {
		Telos::with_used(arm, [&] (auto const &used) { to = Shape::from_title(used); }); });

	from.with_sides([&] (auto const &arm) { to = Shape::from_sides(arm); });
}

#endif /* _INCLUDE__EXPECTED_UNIONS__VALIDITY_H_ */
