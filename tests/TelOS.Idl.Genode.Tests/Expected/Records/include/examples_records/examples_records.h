/*
 * \brief  Examples records types
 * \author TelOS IDL compiler
 */

/*
 * Generated from Records.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_RECORDS__EXAMPLES_RECORDS_H_
#define _INCLUDE__EXAMPLES_RECORDS__EXAMPLES_RECORDS_H_

/* Genode includes */
#include <base/stdint.h>

namespace Examples_records {

	using namespace Genode;

	enum class Mood : uint8_t
	{
		GLAD = 1,
		SAD  = 2
	};

	struct Place
	{
		uint32_t row;
		uint32_t column;
	};
}


/*
 * Compile-time checks of the wire representation
 */
namespace Examples_records {

	static_assert(sizeof(Mood)  == 1 && alignof(Mood)  == 1);
	static_assert(sizeof(Place) == 8 && alignof(Place) == 4);

	static_assert(__builtin_offsetof(Place, column) == 4);
}

#endif /* _INCLUDE__EXAMPLES_RECORDS__EXAMPLES_RECORDS_H_ */
