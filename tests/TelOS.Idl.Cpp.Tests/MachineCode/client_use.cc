/*
 * \brief  Calls of a client, compiled once against the generated headers and
 *         once against those written by hand
 */

#include <proof_calls/client.h>

using namespace Proof_calls;

Genode::uint64_t use_add(Mover_client &client, Genode::uint64_t left, Genode::uint64_t right)
{
	return client.add(left, right);
}

auto use_move(Mover_client &client, Point from, Genode::int32_t steps, Mode mode)
{
	return client.move(from, steps, mode);
}

auto use_rename(Mover_client &client, Genode::uint64_t id, char const *name)
{
	return client.rename(id, name);
}

auto use_store(Mover_client &client, Genode::uint64_t id, char const *data, Genode::size_t size)
{
	return client.store(id, { data, size });
}

auto use_open(Mover_client &client, Genode::uint64_t id) { return client.open(id); }

void use_stop(Mover_client &client) { client.stop(); }
