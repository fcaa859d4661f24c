/*
 * \brief  Examples objects capability type
 * \author TelOS IDL compiler
 */

/*
 * Generated from objects.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_OBJECTS__CAPABILITY_H_
#define _INCLUDE__EXAMPLES_OBJECTS__CAPABILITY_H_

#include <base/capability.h>
#include <examples_objects/examples_objects.h>

namespace Examples_objects {

	using Leaf_capability   = Capability<Leaf>;
	using Branch_capability = Capability<Branch>;
}

#endif /* _INCLUDE__EXAMPLES_OBJECTS__CAPABILITY_H_ */
