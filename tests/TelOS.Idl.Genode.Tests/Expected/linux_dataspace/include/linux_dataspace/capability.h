/*
 * \brief  Linux dataspace capability type
 * \author TelOS IDL compiler
 */

/*
 * Generated from linux_dataspace.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__LINUX_DATASPACE__CAPABILITY_H_
#define _INCLUDE__LINUX_DATASPACE__CAPABILITY_H_

#include <base/capability.h>
#include <linux_dataspace/linux_dataspace.h>

namespace Genode { using Linux_dataspace_capability = Capability<Linux_dataspace>; }

#endif /* _INCLUDE__LINUX_DATASPACE__CAPABILITY_H_ */
