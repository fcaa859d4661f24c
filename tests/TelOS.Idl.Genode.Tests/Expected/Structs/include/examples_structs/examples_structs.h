/*
 * \brief  Examples structs types
 * \author TelOS IDL compiler
 */

/*
 * Generated from Structs.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_STRUCTS__EXAMPLES_STRUCTS_H_
#define _INCLUDE__EXAMPLES_STRUCTS__EXAMPLES_STRUCTS_H_

/* Genode includes */
#include <base/stdint.h>
#include <util/string.h>

/* includes of contracts */
#include <telos/optional.h>

namespace Examples_structs {

	using namespace Genode;

	/**
	 * A point, in pixels
	 */
	struct Point
	{
		int32_t x;
		int32_t y;
	};

	/**
	 * Everything that a struct can hold.
	 *
	 * The second paragraph becomes a remark, with 'code' in it.
	 */
	struct Everything
	{
		bool                               flag;
		int8_t                             small;
		uint8_t                            _reserved[2] { };
		uint32_t                           count;
		String<16>                         name;  /* What it is called */
		Point                              corners[2];
		Telos::Optional<uint16_t>          limit;
		uint8_t                            hash[4];
		Telos::Optional<String<8>>         nickname;
		[[deprecated("use count")]] double total;
		uint8_t                            _reserved_2[8] { };
	};

	struct __attribute__((packed)) Packed
	{
		uint8_t  tag;
		uint32_t length;
	};

	struct Nothing
	{
	};
}


/*
 * Compile-time checks of the wire representation
 */
namespace Examples_structs {

	static_assert(sizeof(Point)      == 8  && alignof(Point)      == 4);
	static_assert(sizeof(Everything) == 96 && alignof(Everything) == 8);
	static_assert(sizeof(Packed)     == 5  && alignof(Packed)     == 1);
	static_assert(sizeof(Nothing)    == 1  && alignof(Nothing)    == 1);

	static_assert(__builtin_offsetof(Point, y)             == 4);
	static_assert(__builtin_offsetof(Everything, small)    == 1);
	static_assert(__builtin_offsetof(Everything, count)    == 4);
	static_assert(__builtin_offsetof(Everything, name)     == 8);
	static_assert(__builtin_offsetof(Everything, corners)  == 32);
	static_assert(__builtin_offsetof(Everything, limit)    == 48);
	static_assert(__builtin_offsetof(Everything, hash)     == 52);
	static_assert(__builtin_offsetof(Everything, nickname) == 56);
	static_assert(__builtin_offsetof(Packed, length)       == 1);
}

#endif /* _INCLUDE__EXAMPLES_STRUCTS__EXAMPLES_STRUCTS_H_ */
