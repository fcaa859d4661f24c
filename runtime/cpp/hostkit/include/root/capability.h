/*
 * \brief  Root capability
 */

#ifndef _INCLUDE__ROOT__CAPABILITY_H_
#define _INCLUDE__ROOT__CAPABILITY_H_

#include <base/capability.h>
#include <root/root.h>

namespace Genode { using Root_capability = Capability<Root>; }

#endif /* _INCLUDE__ROOT__CAPABILITY_H_ */
