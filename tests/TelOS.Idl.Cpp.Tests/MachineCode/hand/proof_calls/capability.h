/*
 * \brief  Capability type of the machine-code test, written by hand
 * \author Somebody
 * \date   2026-11-22
 */

#ifndef _INCLUDE__PROOF_CALLS__CAPABILITY_H_
#define _INCLUDE__PROOF_CALLS__CAPABILITY_H_

#include <proof_calls/proof_calls.h>

namespace Proof_calls { using Mover_capability = Capability<Mover>; }

#endif /* _INCLUDE__PROOF_CALLS__CAPABILITY_H_ */
