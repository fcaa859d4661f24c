/*
 * \brief  RPC interface, server, and recorder of messages for tests
 */

#ifndef _RPC_FIXTURE_H_
#define _RPC_FIXTURE_H_

/* Genode includes */
#include <base/rpc_client.h>
#include <hostkit/check.h>
#include <hostkit/in_process.h>
#include <hostkit/raw.h>
#include <session/session.h>


using namespace Genode;


namespace Test {

	struct Small { uint8_t a; uint16_t b; };
	struct Wide  { uint32_t x, y, z; };

	enum class Error { DENIED, BUSY };

	using Result     = Attempt<Small, Error>;
	using Cap_result = Attempt<Native_capability, Error>;
	using Text       = Rpc_in_buffer<32>;

	struct First  : Exception { };
	struct Second : Exception { };

	struct Interface;
	struct Derived;
	struct Newer;
	struct Server;
	struct Client;
}


struct Test::Interface : Genode::Interface
{
	GENODE_RPC(Rpc_mixed, Result, mixed, Small, Text const &, uint16_t, Wide const &, unsigned &);
	GENODE_RPC(Rpc_nothing, void, nothing);
	GENODE_RPC(Rpc_cap, Cap_result, cap, Native_capability, Native_capability);
	GENODE_RPC_THROW(Rpc_throwing, int, throwing, GENODE_TYPE_LIST(First, Second), int, long *);
	GENODE_RPC(Rpc_fixed, String<16>, fixed, String<16> const &);
	GENODE_RPC(Rpc_big, void, big, Rpc_in_buffer<1024> const &);

	GENODE_RPC_INTERFACE(Rpc_mixed, Rpc_nothing, Rpc_cap, Rpc_throwing, Rpc_fixed, Rpc_big);
};


struct Test::Derived : Interface
{
	GENODE_RPC(Rpc_more, uint64_t, more) ;

	GENODE_RPC_INTERFACE_INHERIT(Interface, Rpc_more);
};


/* as a later version of the interface */
struct Test::Newer : Derived
{
	GENODE_RPC(Rpc_newer, Result, newer);

	GENODE_RPC_INTERFACE_INHERIT(Derived, Rpc_newer);
};


struct Test::Server : Rpc_object<Derived, Server>
{
	unsigned num_calls = 0;
	size_t   text_size = 0;
	char     text[32] { };

	Result mixed(Small, Text const &t, uint16_t, Wide const &w, unsigned &inout)
	{
		num_calls++;
		text_size = t.size();
		Genode::memcpy(text, t.base(), t.size());
		inout += 100;

		if (w.x == 0)
			return Error::BUSY;

		return Small { 7, 0x0908 };
	}

	void nothing() { num_calls++; }

	Cap_result cap(Native_capability a, Native_capability b)
	{
		if (!b.valid())
			return Error::BUSY;

		return a;
	}

	int throwing(int what, long *ptr)
	{
		*ptr += 1;
		if (what == 1) throw First();
		if (what == 2) throw Second();
		return what;
	}

	String<16> fixed(String<16> const &s) { return { Cstring(s.string()), "!" }; }

	void big(Rpc_in_buffer<1024> const &b) { text_size = b.size(); }

	uint64_t more() { return 0x1122334455667788; }
};


struct Test::Client : Rpc_client<Derived>
{
	explicit Client(Capability<Derived> cap) : Rpc_client<Derived>(cap) { }
};


namespace {

	struct Fixture
	{
		Hostkit::In_process system { };
		Hostkit::Component  server { system, { .name = "server" } };
		Test::Server        object { };
		Test::Client        client;

		Fixture() : client(server.env().ep().manage(object)) { system.quiet(true); }

		~Fixture() { server.env().ep().dissolve(object); }
	};


	/* the bytes of the last call */
	struct Recorder : Hostkit::Tap
	{
		Hostkit::Raw_message request { }, reply { };

		Recorder()           { Hostkit::tap(this); }
		~Recorder() override { Hostkit::tap(nullptr); }

		static void _copy(Msgbuf_base const &from, Hostkit::Raw_message &to)
		{
			to = Hostkit::Raw_message(from.data(), from.data_size());
			for (unsigned i = 0; i < from.used_caps(); i++)
				to.add_cap(from.cap(i));
		}

		void called(Msgbuf_base const &req, Msgbuf_base const &rep, long code) override
		{
			_copy(req, request);
			_copy(rep, reply);
			reply.code = code;
		}
	};


	bool same(Hostkit::Raw_message const &msg, char const *expected, size_t size)
	{
		return msg.num_bytes == size && !memcmp(msg.bytes, expected, size);
	}


	/* padding is not defined, so the constants name all bytes that are */
	template <size_t N>
	bool same(Hostkit::Raw_message const &msg, char const (&expected)[N])
	{
		return same(msg, expected, N - 1);
	}
}

#endif /* _RPC_FIXTURE_H_ */
