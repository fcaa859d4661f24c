/*
 * \brief  Client of the machine-code test, written by hand
 * \author Somebody
 * \date   2026-11-22
 */

#ifndef _INCLUDE__PROOF_CALLS__CLIENT_H_
#define _INCLUDE__PROOF_CALLS__CLIENT_H_

/* Genode includes */
#include <base/rpc_client.h>
#include <proof_calls/capability.h>

namespace Proof_calls { struct Mover_client; }


struct Proof_calls::Mover_client : Rpc_client<Mover>
{
	explicit Mover_client(Mover_capability cap) : Rpc_client<Mover>(cap) { }

	uint64_t add(uint64_t left, uint64_t right) {
		return call<Rpc_add>(left, right); }

	Move_result move(Point from, int32_t steps, Mode mode) {
		return call<Rpc_move>(from, steps, mode); }

	Rename_result rename(uint64_t id, Name const &name) {
		return call<Rpc_rename>(id, name); }

	Store_result store(uint64_t id, Data const &data) {
		return call<Rpc_store>(id, data); }

	Open_result open(uint64_t id) {
		return call<Rpc_open>(id); }

	void stop() { call<Rpc_stop>(); }
};

#endif /* _INCLUDE__PROOF_CALLS__CLIENT_H_ */
