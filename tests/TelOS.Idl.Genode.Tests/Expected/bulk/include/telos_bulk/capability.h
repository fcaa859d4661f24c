/*
 * \brief  Telos bulk capability type
 * \author TelOS IDL compiler
 */

/*
 * Generated from bulk.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__TELOS_BULK__CAPABILITY_H_
#define _INCLUDE__TELOS_BULK__CAPABILITY_H_

#include <base/capability.h>
#include <telos_bulk/telos_bulk.h>

namespace Telos_bulk { using Bulk_capability = Capability<Bulk>; }

#endif /* _INCLUDE__TELOS_BULK__CAPABILITY_H_ */
