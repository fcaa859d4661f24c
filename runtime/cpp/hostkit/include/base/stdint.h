/*
 * \brief  Integer types
 */

#ifndef _INCLUDE__BASE__STDINT_H_
#define _INCLUDE__BASE__STDINT_H_

namespace Genode {

	using int8_t   = __INT8_TYPE__;
	using uint8_t  = __UINT8_TYPE__;
	using int16_t  = __INT16_TYPE__;
	using uint16_t = __UINT16_TYPE__;
	using int32_t  = __INT32_TYPE__;
	using uint32_t = __UINT32_TYPE__;
	using int64_t  = __INT64_TYPE__;
	using uint64_t = __UINT64_TYPE__;

	/* sizes, addresses, and offsets have the width of a machine word */
	using size_t   = unsigned long;
	using addr_t   = unsigned long;
	using off_t    = long;
	using umword_t = unsigned long;

	static_assert(sizeof(size_t) == 8, "the stand-in supports 64-bit machines only");
}

#endif /* _INCLUDE__BASE__STDINT_H_ */
