/*
 * \brief  Minimum, maximum, and alignment
 */

#ifndef _INCLUDE__UTIL__MISC_MATH_H_
#define _INCLUDE__UTIL__MISC_MATH_H_

#include <base/stdint.h>

namespace Genode {

	template <typename T1, typename T2>
	constexpr T1 max(T1 a, T2 b) { return a > b ? a : T1(b); }

	template <typename T1, typename T2>
	constexpr T1 min(T1 a, T2 b) { return a < b ? a : T1(b); }

	/**
	 * Alignment as power of two
	 */
	struct Align { uint8_t log2; };

	/**
	 * Return 'addr' rounded up to 'align'
	 */
	template <typename T>
	constexpr T align_addr(T addr, Align align)
	{
		T const mask = T((T(1) << align.log2) - 1u);
		return T((addr + mask) & T(~mask));
	}

	template <typename T>
	constexpr bool aligned(T value, Align align)
	{
		return (value & T((T(1) << align.log2) - 1u)) == 0;
	}

	/**
	 * Return position of the highest bit, or the given result if 'value' is 0
	 */
	template <typename T>
	constexpr uint8_t log2(T value, uint8_t result_if_value_is_zero)
	{
		uint8_t result = result_if_value_is_zero;
		for (uint8_t bit = 0; bit < 8*sizeof(T); bit++)
			if ((value >> bit) & 1)
				result = bit;
		return result;
	}

	/**
	 * Return 'value' rounded up to the size of a machine word
	 */
	template <typename T>
	constexpr T align_natural(T value)
	{
		return align_addr(value, Align { .log2 = 3 });
	}

	inline constexpr Align AT_16_BYTES { .log2 = 4 };
	inline constexpr Align AT_PAGE     { .log2 = 12 };
	inline constexpr Align AT_MWORD    { .log2 = 3 };
}

#endif /* _INCLUDE__UTIL__MISC_MATH_H_ */
