/*
 * \brief  Block session capability type
 * \author TelOS IDL compiler
 */

/*
 * Generated from block.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__BLOCK_SESSION__CAPABILITY_H_
#define _INCLUDE__BLOCK_SESSION__CAPABILITY_H_

#include <base/capability.h>
#include <block_session/block_session.h>

namespace Block { using Session_capability = Capability<Session>; }

#endif /* _INCLUDE__BLOCK_SESSION__CAPABILITY_H_ */
