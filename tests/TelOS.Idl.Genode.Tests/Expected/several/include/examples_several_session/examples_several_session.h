/*
 * \brief  Examples several session interface
 * \author TelOS IDL compiler
 *
 * Two services in one contract
 */

/*
 * Generated from several.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_SEVERAL_SESSION__EXAMPLES_SEVERAL_SESSION_H_
#define _INCLUDE__EXAMPLES_SEVERAL_SESSION__EXAMPLES_SEVERAL_SESSION_H_

/* Genode includes */
#include <base/capability.h>
#include <base/rpc.h>
#include <base/rpc_args.h>
#include <base/signal.h>
#include <base/stdint.h>
#include <session/session.h>
#include <util/attempt.h>
#include <util/string.h>

/* includes of contracts */
#include <telos_bulk/telos_bulk.h>

namespace Examples_several {

	using namespace Genode;

	struct Upper_session;
	struct Upper_session_client;
	struct Lower_session;
	struct Lower_session_client;
}


/**
 * Answers louder
 */
struct Examples_several::Upper_session : Genode::Session
{
	/**
	 * \noapi
	 */
	static const char *service_name() { return "Upper"; }

	/*
	 * Quota donated by a client when it opens the session
	 */
	static constexpr unsigned CAP_QUOTA = 3;
	static constexpr size_t   RAM_QUOTA = 8*1024;

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
			0x26, 0x9e, 0xa5, 0x45, 0xfe, 0xe0, 0x65, 0x28, 0xf2, 0xa4, 0x65, 0x8e, 0x30, 0x5b,
			0x1e, 0x66, 0x18, 0x3a, 0x51, 0xff, 0x93, 0xac, 0x7b, 0x55, 0x65, 0xa7, 0x76, 0x21,
			0x50, 0xea, 0xc0, 0xff } };
	}

	using Client = Upper_session_client;

	using Bulk_result = Attempt<Capability<Telos_bulk::Bulk>, Telos_bulk::Bulk_error>;


	/*********************
	 ** RPC declaration **
	 *********************/

	GENODE_RPC(Rpc_contract, Telos_bulk::Contract_info, contract);
	GENODE_RPC(Rpc_bulk, Bulk_result, bulk);
	GENODE_RPC(Rpc_up, String<32>, up, Rpc_in_buffer<32> const &);

	GENODE_RPC_INTERFACE(Rpc_contract, Rpc_bulk, Rpc_up);
};


/**
 * Answers less loud
 */
struct Examples_several::Lower_session : Genode::Session
{
	/**
	 * \noapi
	 */
	static const char *service_name() { return "Lower"; }

	/*
	 * Quota donated by a client when it opens the session
	 */
	static constexpr unsigned CAP_QUOTA = 3;
	static constexpr size_t   RAM_QUOTA = 8*1024;

	/*
	 * Version of the contract, passed as session argument
	 */
	static constexpr unsigned VERSION_MAJOR = 2,
	                          VERSION_MINOR = 0;

	/**
	 * What the server answers when asked for its contract
	 */
	static constexpr Telos_bulk::Contract_info contract_info()
	{
		return { .major = VERSION_MAJOR, .minor = VERSION_MINOR, .hash = {
			0xc6, 0x26, 0x85, 0xcf, 0xa6, 0x93, 0x49, 0x35, 0xcb, 0xd6, 0x8d, 0x78, 0x60, 0x26,
			0x11, 0x89, 0x9f, 0x9b, 0xe3, 0xb7, 0x67, 0x80, 0x6a, 0xa7, 0x99, 0x4c, 0xf0, 0x42,
			0x5f, 0x1d, 0x9a, 0x1f } };
	}

	using Client = Lower_session_client;

	/**
	 * Session arguments
	 */
	struct Attr
	{
		uint8_t count { };  /* How often */
	};

	using Bulk_result = Attempt<Capability<Telos_bulk::Bulk>, Telos_bulk::Bulk_error>;


	/*********************
	 ** RPC declaration **
	 *********************/

	GENODE_RPC(Rpc_contract, Telos_bulk::Contract_info, contract);
	GENODE_RPC(Rpc_bulk, Bulk_result, bulk);
	GENODE_RPC(Rpc_down, String<32>, down, Rpc_in_buffer<32> const &);
	GENODE_RPC(Rpc_moved_sigh, void, moved_sigh, Signal_context_capability);

	GENODE_RPC_INTERFACE(Rpc_contract, Rpc_bulk, Rpc_down, Rpc_moved_sigh);
};


/*
 * Compile-time checks of the wire representation
 */
namespace Examples_several {


	/* bytes of the largest request and reply, as the RPC framework counts */
	template <typename RPC>
	constexpr bool message_sizes(unsigned const call, unsigned const reply)
	{
		return Rpc_function_msg_size<RPC, RPC_CALL> ::Value == call  && call  <= 1024
		    && Rpc_function_msg_size<RPC, RPC_REPLY>::Value == reply && reply <= 1024;
	}

	static_assert(message_sizes<Upper_session::Rpc_contract>(8, 48));
	static_assert(message_sizes<Upper_session::Rpc_bulk>    (8, 32));
	static_assert(message_sizes<Upper_session::Rpc_up>      (56, 48));

	static_assert(Meta::Length<Upper_session::Rpc_functions>::Value == 3);

	static_assert(message_sizes<Lower_session::Rpc_contract>  (8, 48));
	static_assert(message_sizes<Lower_session::Rpc_bulk>      (8, 32));
	static_assert(message_sizes<Lower_session::Rpc_down>      (56, 48));
	static_assert(message_sizes<Lower_session::Rpc_moved_sigh>(16, 8));

	static_assert(Meta::Length<Lower_session::Rpc_functions>::Value == 4);
}

#endif /* _INCLUDE__EXAMPLES_SEVERAL_SESSION__EXAMPLES_SEVERAL_SESSION_H_ */
