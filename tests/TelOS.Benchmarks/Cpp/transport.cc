/*
 * \brief  Transport that copies the bytes to a server on the same thread
 */

#include "calls.h"

using namespace Genode;

struct Genode::Native_capability::Data { };

void Genode::Native_capability::_inc(Data *) { }
void Genode::Native_capability::_dec(Data *) { }


static void transfer(Msgbuf_base const &from, Msgbuf_base &to)
{
	__builtin_memcpy(to.data(), from.data(), from.data_size());
	to.data_size(from.data_size());
}


Rpc_exception_code Genode::ipc_call(Native_capability const &, Msgbuf_base &snd,
                                    Msgbuf_base &rcv, size_t)
{
	static Calls::Server server;
	static Msgbuf<1024> request { }, reply { };

	transfer(snd, request);

	Ipc_unmarshaller in(request);
	Rpc_opcode opcode(0);
	in.extract(opcode);
	reply.reset();

	Rpc_exception_code const code =
		static_cast<Rpc_object_base &>(server).dispatch(opcode, in, reply);

	transfer(reply, rcv);
	return code;
}
