/*
 * \brief  Examples enums types
 * \author TelOS IDL compiler
 */

/*
 * Generated from Enums.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_ENUMS__EXAMPLES_ENUMS_H_
#define _INCLUDE__EXAMPLES_ENUMS__EXAMPLES_ENUMS_H_

/* Genode includes */
#include <base/stdint.h>

namespace Examples_enums {

	using namespace Genode;

	/**
	 * What a transaction may do
	 */
	enum class Access : uint8_t
	{
		READ  = 0,  /* Nothing changes */
		WRITE = 1
	};

	/**
	 * Others may follow
	 */
	enum class Health : int32_t
	{
		READY  = 0,
		BROKEN = -1
	};

	struct Rights
	{
		enum Flag : uint16_t
		{
			READ  = 1,
			WRITE = 2,
			ALL   = 3
		};

		uint16_t value;

		/**
		 * Return true if all bits of 'flag' are set
		 */
		bool has(Flag const flag) const { return (value & flag) == flag; }

		void set  (Flag const flag) { value = uint16_t(value | flag); }
		void clear(Flag const flag) { value = uint16_t(value & ~flag); }

		bool operator == (Rights const &other) const { return value == other.value; }
	};

	/**
	 * Why it failed
	 */
	enum class Failure : uint32_t
	{
		UNSUPPORTED                          = 0,  /* the server does not know the function */
		BUSY                                 = 1,  /* Somebody else has it */
		OUT_OF_RAM                           = 2,
		OUT_OF_CAPS                          = 3,
		LOST [[deprecated("never happens")]] = 4
	};
}


/*
 * Compile-time checks of the wire representation
 */
namespace Examples_enums {

	static_assert(sizeof(Access)  == 1 && alignof(Access)  == 1);
	static_assert(sizeof(Health)  == 4 && alignof(Health)  == 4);
	static_assert(sizeof(Rights)  == 2 && alignof(Rights)  == 2);
	static_assert(sizeof(Failure) == 4 && alignof(Failure) == 4);
}

#endif /* _INCLUDE__EXAMPLES_ENUMS__EXAMPLES_ENUMS_H_ */
