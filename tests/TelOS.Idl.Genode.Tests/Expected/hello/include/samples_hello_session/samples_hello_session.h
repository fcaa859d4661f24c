/*
 * \brief  Samples hello session interface
 * \author TelOS IDL compiler
 *
 * The smallest session
 */

/*
 * Generated from hello.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__SAMPLES_HELLO_SESSION__SAMPLES_HELLO_SESSION_H_
#define _INCLUDE__SAMPLES_HELLO_SESSION__SAMPLES_HELLO_SESSION_H_

/* Genode includes */
#include <base/rpc.h>
#include <base/rpc_args.h>
#include <base/stdint.h>
#include <session/session.h>
#include <util/attempt.h>
#include <util/string.h>

/* includes of contracts */
#include <telos_bulk/telos_bulk.h>

namespace Samples_hello {

	using namespace Genode;

	/**
	 * Why there was no greeting
	 */
	enum class Hello_error : uint32_t
	{
		UNSUPPORTED = 0,  /* the server does not know the function */
		NO_NAME     = 1   /* The name is empty */
	};

	struct Session;
	struct Session_client;
}


/**
 * A service that greets, and one sum, to see arguments go and results come
 */
struct Samples_hello::Session : Genode::Session
{
	/**
	 * \noapi
	 */
	static const char *service_name() { return "Hello"; }

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
			0x8c, 0x53, 0xd1, 0x09, 0xb0, 0x7c, 0x12, 0x6d, 0xc4, 0x30, 0x01, 0xd0, 0x53, 0xbd,
			0xe0, 0x01, 0x2f, 0xc5, 0x49, 0xc1, 0x08, 0xb3, 0xb3, 0x07, 0x0c, 0xcd, 0xf1, 0x72,
			0x1b, 0x2a, 0xb6, 0xf7 } };
	}

	using Client = Session_client;

	using Bulk_result  = Attempt<Capability<Telos_bulk::Bulk>, Telos_bulk::Bulk_error>;
	using Greet_result = Attempt<String<96>, Hello_error>;


	/*********************
	 ** RPC declaration **
	 *********************/

	GENODE_RPC(Rpc_contract, Telos_bulk::Contract_info, contract);
	GENODE_RPC(Rpc_bulk, Bulk_result, bulk);
	GENODE_RPC(Rpc_greet, Greet_result, greet, Rpc_in_buffer<64> const &);
	GENODE_RPC(Rpc_add, int32_t, add, int32_t, int32_t);

	GENODE_RPC_INTERFACE(Rpc_contract, Rpc_bulk, Rpc_greet, Rpc_add);
};


/*
 * Compile-time checks of the wire representation
 */
namespace Samples_hello {

	static_assert(sizeof(Hello_error) == 4 && alignof(Hello_error) == 4);

	/* bytes of the largest request and reply, as the RPC framework counts */
	template <typename RPC>
	constexpr bool message_sizes(unsigned const call, unsigned const reply)
	{
		return Rpc_function_msg_size<RPC, RPC_CALL> ::Value == call  && call  <= 1024
		    && Rpc_function_msg_size<RPC, RPC_REPLY>::Value == reply && reply <= 1024;
	}

	static_assert(message_sizes<Session::Rpc_contract>(8, 48));
	static_assert(message_sizes<Session::Rpc_bulk>    (8, 32));
	static_assert(message_sizes<Session::Rpc_greet>   (88, 128));
	static_assert(message_sizes<Session::Rpc_add>     (24, 12));

	static_assert(Meta::Length<Session::Rpc_functions>::Value == 4);
}

#endif /* _INCLUDE__SAMPLES_HELLO_SESSION__SAMPLES_HELLO_SESSION_H_ */
