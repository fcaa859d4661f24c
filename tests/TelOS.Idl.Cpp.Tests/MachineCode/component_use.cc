/*
 * \brief  A server on the server base, compiled once against the generated one
 *         and once against that written by hand
 */

#include <proof_calls/component.h>

using namespace Proof_calls;

/* what the author does is elsewhere, and may throw */
Point moved(Point, Genode::int32_t, Mode);

Genode::uint64_t sum(Genode::uint64_t, Genode::uint64_t);

Genode::uint32_t renamed(Genode::uint64_t, char const *);

void stored(Genode::uint64_t, char const *, Genode::size_t);

void stopped();


struct Server : Mover_component<Server>
{
	Genode::uint64_t add(Genode::uint64_t left, Genode::uint64_t right)
	{
		return sum(left, right);
	}

	Mover::Move_result move(Point from, Genode::int32_t steps, Mode mode)
	{
		return moved(from, steps, mode);
	}

	Mover::Rename_result rename(Genode::uint64_t id, Genode::Rpc_in_buffer<64> const &name)
	{
		return renamed(id, name.string());
	}

	Mover::Store_result store(Genode::uint64_t id, Genode::Rpc_in_buffer<128> const &data)
	{
		stored(id, data.base(), data.size());
		return Genode::Ok();
	}

	Mover::Open_result open(Genode::uint64_t) { return cap(); }

	void stop() { stopped(); }
};

Genode::Rpc_exception_code use_component(Server &server, Genode::Rpc_opcode opcode,
                                         Genode::Ipc_unmarshaller &request,
                                         Genode::Msgbuf_base &reply)
{
	/* not through the virtual function, which would be all that is left */
	return server.Genode::Rpc_object<Mover, Mover_component<Server>>::dispatch(opcode, request, reply);
}
