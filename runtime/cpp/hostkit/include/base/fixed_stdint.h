/*
 * \brief  Integer types of fixed width
 */

#ifndef _INCLUDE__BASE__FIXED_STDINT_H_
#define _INCLUDE__BASE__FIXED_STDINT_H_

#include <base/stdint.h>

#endif /* _INCLUDE__BASE__FIXED_STDINT_H_ */
