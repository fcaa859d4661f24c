/*
 * \brief  The calls of calls.tidl, as somebody writes them for Genode by hand
 */

#ifndef _CALLS_H_
#define _CALLS_H_

#include <base/rpc_client.h>
#include <base/rpc_server.h>
#include <util/interface.h>

namespace Calls {

	using namespace Genode;

	struct Point { int32_t x, y; };

	enum class Call_error : uint32_t { UNSUPPORTED = 0, REFUSED = 1 };

	using Name = Rpc_in_buffer<64>;
	using Data = Rpc_in_buffer<128>;

	using Rename_result = Attempt<uint32_t, Call_error>;

	struct Interface;
	struct Client;
	struct Server;
}


struct Calls::Interface : Genode::Interface
{
	GENODE_RPC(Rpc_add, uint64_t, add, uint64_t, uint64_t);
	GENODE_RPC(Rpc_move, Point, move, Point, int32_t);
	GENODE_RPC(Rpc_rename, Rename_result, rename, uint64_t, Name const &);
	GENODE_RPC(Rpc_write, bool, write, uint64_t &, Data const &);

	GENODE_RPC_INTERFACE(Rpc_add, Rpc_move, Rpc_rename, Rpc_write);
};


struct Calls::Client : Rpc_client<Interface>
{
	explicit Client(Capability<Interface> cap) : Rpc_client<Interface>(cap) { }

	uint64_t add(uint64_t left, uint64_t right) { return call<Rpc_add>(left, right); }

	Point move(Point from, int32_t steps) { return call<Rpc_move>(from, steps); }

	Rename_result rename(uint64_t id, Name const &name) { return call<Rpc_rename>(id, name); }

	bool write(uint64_t &position, Data const &data) { return call<Rpc_write>(position, data); }
};


struct Calls::Server : Rpc_object<Interface, Server>
{
	uint64_t add(uint64_t left, uint64_t right) { return left + right; }

	Point move(Point from, int32_t steps)
	{
		return { .x = from.x + steps, .y = from.y - steps };
	}

	Rename_result rename(uint64_t, Name const &name)
	{
		if (!name.valid_string() || name.size() == 1)
			return Call_error::REFUSED;

		return uint32_t(name.size() - 1);
	}

	bool write(uint64_t &position, Data const &data)
	{
		position += data.size();
		return true;
	}
};

#endif /* _CALLS_H_ */
