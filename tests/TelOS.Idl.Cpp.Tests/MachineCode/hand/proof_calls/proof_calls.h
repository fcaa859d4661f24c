/*
 * \brief  Interface of the machine-code test, written by hand
 * \author Somebody
 * \date   2026-11-22
 */

#ifndef _INCLUDE__PROOF_CALLS__PROOF_CALLS_H_
#define _INCLUDE__PROOF_CALLS__PROOF_CALLS_H_

/* Genode includes */
#include <base/capability.h>
#include <base/rpc_args.h>
#include <base/stdint.h>
#include <util/attempt.h>
#include <util/interface.h>

namespace Proof_calls {

	using namespace Genode;

	struct Point { int32_t x, y; };

	enum class Mode : uint8_t { SLOW = 0, FAST = 1 };

	enum class Move_error : uint32_t { UNSUPPORTED = 0, REFUSED = 1,
	                                   OUT_OF_RAM = 2, OUT_OF_CAPS = 3 };

	struct Mover;
}


struct Proof_calls::Mover : Interface
{
	using Name = Rpc_in_buffer<64>;
	using Data = Rpc_in_buffer<128>;

	using Move_result   = Attempt<Point, Move_error>;
	using Rename_result = Attempt<uint32_t, Move_error>;
	using Store_result  = Attempt<Ok, Move_error>;
	using Open_result   = Attempt<Capability<Mover>, Move_error>;

	GENODE_RPC(Rpc_add, uint64_t, add, uint64_t, uint64_t);
	GENODE_RPC(Rpc_move, Move_result, move, Point, int32_t, Mode);
	GENODE_RPC(Rpc_rename, Rename_result, rename, uint64_t, Name const &);
	GENODE_RPC(Rpc_store, Store_result, store, uint64_t, Data const &);
	GENODE_RPC(Rpc_open, Open_result, open, uint64_t);
	GENODE_RPC(Rpc_stop, void, stop);

	GENODE_RPC_INTERFACE(Rpc_add, Rpc_move, Rpc_rename, Rpc_store, Rpc_open, Rpc_stop);
};

#endif /* _INCLUDE__PROOF_CALLS__PROOF_CALLS_H_ */
