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


inline bool Examples_structs::valid(Everything const &value)
{
	return Telos::valid(value.flag)
	    && Telos::valid(value.name)
	    && Telos::valid(value.limit)
	    && Telos::valid(value.nickname);
}

#pragma GCC diagnostic pop

#endif /* _INCLUDE__EXAMPLES_STRUCTS__VALIDITY_H_ */
