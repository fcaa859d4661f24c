/*
 * \brief  Examples interfaces capability type
 * \author TelOS IDL compiler
 */

/*
 * Generated from Interfaces.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_INTERFACES__CAPABILITY_H_
#define _INCLUDE__EXAMPLES_INTERFACES__CAPABILITY_H_

#include <base/capability.h>
#include <examples_interfaces/examples_interfaces.h>

namespace Examples_interfaces { using Canvas_capability = Capability<Canvas>; }

#endif /* _INCLUDE__EXAMPLES_INTERFACES__CAPABILITY_H_ */
