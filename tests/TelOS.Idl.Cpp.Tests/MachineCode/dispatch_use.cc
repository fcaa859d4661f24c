/*
 * \brief  A server behind the plain declaration, compiled once against the
 *         generated one and once against that written by hand
 */

#include <base/rpc_server.h>
#include <proof_calls/proof_calls.h>

using namespace Proof_calls;

struct Server : Genode::Rpc_object<Mover, Server>
{
	Genode::uint64_t total = 0;

	Genode::uint64_t add(Genode::uint64_t left, Genode::uint64_t right) { return left + right; }

	auto move(Point from, Genode::int32_t steps, Mode mode)
	-> Genode::Attempt<Point, Move_error>
	{
		if (mode == Mode::FAST)
			return Move_error::REFUSED;

		return Point { .x = from.x + steps, .y = from.y - steps };
	}

	auto rename(Genode::uint64_t id, Genode::Rpc_in_buffer<64> const &name)
	-> Genode::Attempt<Genode::uint32_t, Move_error>
	{
		total += id;
		return Genode::uint32_t(name.size());
	}

	auto store(Genode::uint64_t id, Genode::Rpc_in_buffer<128> const &data)
	-> Genode::Attempt<Genode::Ok, Move_error>
	{
		total += id + data.size();
		return Genode::Ok();
	}

	auto open(Genode::uint64_t) -> Genode::Attempt<Genode::Capability<Mover>, Move_error>
	{
		return cap();
	}

	void stop() { total = 0; }
};

Genode::Rpc_exception_code use_dispatch(Server &server, Genode::Rpc_opcode opcode,
                                        Genode::Ipc_unmarshaller &request,
                                        Genode::Msgbuf_base &reply)
{
	/* not through the virtual function, which would be all that is left */
	return server.Genode::Rpc_object<Mover, Server>::dispatch(opcode, request, reply);
}
