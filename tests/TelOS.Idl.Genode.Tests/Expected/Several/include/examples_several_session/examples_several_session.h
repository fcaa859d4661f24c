/*
 * \brief  Examples several session interface
 * \author TelOS IDL compiler
 *
 * A service with two doors
 */

/*
 * Generated from Several.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_SEVERAL_SESSION__EXAMPLES_SEVERAL_SESSION_H_
#define _INCLUDE__EXAMPLES_SEVERAL_SESSION__EXAMPLES_SEVERAL_SESSION_H_

/* Genode includes */
#include <base/rpc.h>
#include <base/stdint.h>
#include <session/session.h>
#include <util/attempt.h>

/* includes of contracts */
#include <telos_bulk/telos_bulk.h>

namespace Examples_several {

	using namespace Genode;

	enum class Failure : uint32_t
	{
		UNSUPPORTED = 0,  /* the server does not know the function */
		NOT_FOUND   = 1,
		OUT_OF_RAM  = 2
	};

	struct Ticket
	{
		uint64_t value;
	};

	struct Reader_session;
	struct Reader_session_client;
	struct Owner_session;
	struct Owner_session_client;
}


/**
 * What everybody may do
 */
struct Examples_several::Reader_session : Genode::Session
{
	/**
	 * \noapi
	 */
	static const char *service_name() { return "Reader"; }

	/*
	 * Quota donated by a client when it opens the session
	 */
	static constexpr unsigned CAP_QUOTA = 4;
	static constexpr size_t   RAM_QUOTA = 16*1024;

	/*
	 * Version of the contract, passed as session argument
	 */
	static constexpr unsigned VERSION_MAJOR = 1,
	                          VERSION_MINOR = 0;

	/**
	 * What the server answers when asked for its contract
	 */
	static constexpr Telos_bulk::Contract_info contract_info()
	{
		return { .major = VERSION_MAJOR, .minor = VERSION_MINOR, .hash = {
			0xb1, 0xf5, 0x28, 0xeb, 0xa5, 0xe3, 0x9f, 0x19, 0x36, 0x98, 0xfc, 0xeb, 0x92, 0xeb,
			0xbe, 0x07, 0x38, 0xd8, 0x2a, 0xfd, 0x08, 0xf1, 0xe8, 0xc4, 0x8d, 0xb1, 0x46, 0x94,
			0x42, 0x68, 0x68, 0x01 } };
	}

	using Client = Reader_session_client;

	using Bulk_result = Attempt<Capability<Telos_bulk::Bulk>, Telos_bulk::Bulk_error>;
	using Look_result = Attempt<uint32_t, Failure>;


	/*********************
	 ** RPC declaration **
	 *********************/

	GENODE_RPC(Rpc_contract, Telos_bulk::Contract_info, contract);
	GENODE_RPC(Rpc_bulk, Bulk_result, bulk);
	GENODE_RPC(Rpc_look, Look_result, look, Ticket);
	GENODE_RPC(Rpc_reserved_3, void, _reserved_3);

	GENODE_RPC_INTERFACE(Rpc_contract, Rpc_bulk, Rpc_look, Rpc_reserved_3);
};


/**
 * What the owner may do beside
 */
struct Examples_several::Owner_session : Reader_session
{
	/**
	 * \noapi
	 */
	static const char *service_name() { return "Owner"; }

	/*
	 * Quota donated by a client when it opens the session
	 */
	static constexpr unsigned CAP_QUOTA = 5;
	static constexpr size_t   RAM_QUOTA = 20*1024;

	/*
	 * Version of the contract, passed as session argument
	 */
	static constexpr unsigned VERSION_MAJOR = 1,
	                          VERSION_MINOR = 1;

	/**
	 * What the server answers when asked for its contract
	 */
	static constexpr Telos_bulk::Contract_info contract_info()
	{
		return { .major = VERSION_MAJOR, .minor = VERSION_MINOR, .hash = {
			0x2c, 0xd8, 0xa4, 0xdf, 0x32, 0xac, 0x90, 0x88, 0x83, 0x29, 0x0a, 0xa8, 0x69, 0x4c,
			0x72, 0xa9, 0x24, 0xfb, 0x7f, 0xe9, 0xdc, 0x74, 0xad, 0xb1, 0x27, 0xc2, 0xfd, 0x32,
			0x54, 0xfb, 0x96, 0xe4 } };
	}

	using Client = Owner_session_client;


	/*********************
	 ** RPC declaration **
	 *********************/

	GENODE_RPC(Rpc_give, void, give, Ticket);
	GENODE_RPC(Rpc_sell, bool, sell, Ticket, uint64_t);

	GENODE_RPC_INTERFACE_INHERIT(Reader_session, Rpc_give, Rpc_sell);
};


/*
 * Compile-time checks of the wire representation
 */
namespace Examples_several {

	static_assert(sizeof(Failure) == 4 && alignof(Failure) == 4);
	static_assert(sizeof(Ticket)  == 8 && alignof(Ticket)  == 8);

	/* bytes of the largest request and reply, as the RPC framework counts */
	template <typename RPC>
	constexpr bool message_sizes(unsigned const call, unsigned const reply)
	{
		return Rpc_function_msg_size<RPC, RPC_CALL> ::Value == call  && call  <= 1024
		    && Rpc_function_msg_size<RPC, RPC_REPLY>::Value == reply && reply <= 1024;
	}

	static_assert(message_sizes<Reader_session::Rpc_contract>  (8, 48));
	static_assert(message_sizes<Reader_session::Rpc_bulk>      (8, 32));
	static_assert(message_sizes<Reader_session::Rpc_look>      (16, 20));
	static_assert(message_sizes<Reader_session::Rpc_reserved_3>(8, 8));

	static_assert(Meta::Length<Reader_session::Rpc_functions>::Value == 4);

	static_assert(message_sizes<Owner_session::Rpc_give>(16, 8));
	static_assert(message_sizes<Owner_session::Rpc_sell>(24, 9));

	static_assert(Meta::Length<Owner_session::Rpc_functions>::Value == 6);
}

#endif /* _INCLUDE__EXAMPLES_SEVERAL_SESSION__EXAMPLES_SEVERAL_SESSION_H_ */
