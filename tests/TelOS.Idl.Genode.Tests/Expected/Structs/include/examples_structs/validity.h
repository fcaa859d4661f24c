/*
 * \brief  Checks of what arrives at servers of Examples structs
 * \author TelOS IDL compiler
 */

/*
 * Generated from Structs.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_STRUCTS__VALIDITY_H_
#define _INCLUDE__EXAMPLES_STRUCTS__VALIDITY_H_

#include <examples_structs/examples_structs.h>
#include <telos/server.h>
#include <telos/used_bytes.h>

/* what is deprecated still arrives */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

/*
 * The functions return true if a value is one of its type. A message contains
 * whatever its sender put into it.
 */
namespace Examples_structs {

	static inline bool valid(Everything const &);
}

/*
 * The functions copy a value to memory that is zero, without bytes of it that
 * mean nothing.
 */
namespace Examples_structs {

	[[maybe_unused]] static inline void copy_used(Everything const &, Everything &);
	[[maybe_unused]] static inline void copy_used(Nothing const &, Nothing &);
}


inline bool Examples_structs::valid(Everything const &value)
{
	return Telos::valid(value.flag)
	    && Telos::valid(value.name)
	    && Telos::valid(value.limit)
	    && Telos::valid(value.nickname);
}


inline void Examples_structs::copy_used(Everything const &from, Everything &to)
{
	Telos::assign_used(from.flag, to.flag);
	Telos::assign_used(from.small, to.small);
	Telos::assign_used(from.count, to.count);
	Telos::assign_used(from.name, to.name);
	Telos::assign_used(from.corners, to.corners);
	Telos::assign_used(from.limit, to.limit);
	Telos::assign_used(from.hash, to.hash);
	Telos::assign_used(from.nickname, to.nickname);
	Telos::assign_used(from.total, to.total);
}


inline void Examples_structs::copy_used(Nothing const &, Nothing &)
{
}

#pragma GCC diagnostic pop

#endif /* _INCLUDE__EXAMPLES_STRUCTS__VALIDITY_H_ */
