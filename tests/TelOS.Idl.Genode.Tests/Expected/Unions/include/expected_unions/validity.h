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

/*
 * The functions return true if a value is one of its type. A message contains
 * whatever its sender put into it.
 */
namespace Expected_unions {

	static inline bool valid(Circle const &);
	static inline bool valid(Shape const &);
}


inline bool Expected_unions::valid(Circle const &value)
{
	return Telos::valid(value.filled);
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

#endif /* _INCLUDE__EXPECTED_UNIONS__VALIDITY_H_ */
