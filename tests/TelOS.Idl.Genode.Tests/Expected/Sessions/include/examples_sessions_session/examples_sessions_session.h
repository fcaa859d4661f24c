/*
 * \brief  Examples sessions session interface
 * \author TelOS IDL compiler
 */

/*
 * Generated from Sessions.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_SESSIONS_SESSION__EXAMPLES_SESSIONS_SESSION_H_
#define _INCLUDE__EXAMPLES_SESSIONS_SESSION__EXAMPLES_SESSIONS_SESSION_H_

/* Genode includes */
#include <base/capability.h>
#include <base/rpc.h>
#include <base/rpc_args.h>
#include <base/signal.h>
#include <base/stdint.h>
#include <session/session.h>
#include <util/attempt.h>

/* includes of contracts */
#include <telos_bulk/telos_bulk.h>

namespace Examples_sessions {

	using namespace Genode;

	enum class Failure : uint32_t
	{
		UNSUPPORTED = 0,  /* the server does not know the function */
		NOT_FOUND   = 1
	};

	struct Session;
	struct Session_client;
}


/**
 * Keeps texts
 */
struct Examples_sessions::Session : Genode::Session
{
	/**
	 * \noapi
	 */
	static const char *service_name() { return "Library"; }

	/*
	 * Quota donated by a client when it opens the session
	 */
	static constexpr unsigned CAP_QUOTA = 5;
	static constexpr size_t   RAM_QUOTA = 32*1024;

	/*
	 * Version of the contract, passed as session argument
	 */
	static constexpr unsigned VERSION_MAJOR = 1,
	                          VERSION_MINOR = 2;

	/*
	 * Size of the shared buffer when the session is opened, and its limit
	 */
	static constexpr size_t BULK_SIZE     = 16*1024,
	                        MAX_BULK_SIZE = 1*1024*1024;

	/**
	 * What the server answers when asked for its contract
	 */
	static constexpr Telos_bulk::Contract_info contract_info()
	{
		return { .major = VERSION_MAJOR, .minor = VERSION_MINOR, .hash = {
			0xe4, 0x76, 0xd7, 0x70, 0x77, 0x58, 0xa5, 0x69, 0x84, 0x36, 0x7f, 0x3e, 0x7e, 0xf3,
			0xed, 0xf5, 0x4f, 0x35, 0xaa, 0xfd, 0x92, 0xd5, 0x89, 0x80, 0x32, 0xc4, 0xf4, 0xf7,
			0xaa, 0xad, 0xd2, 0x6a } };
	}

	using Client = Session_client;

	/**
	 * Session arguments
	 */
	struct Attr
	{
		bool       writeable { false };  /* Whether texts may be stored */
		String<16> shelf { };
	};

	using Bulk_result  = Attempt<Capability<Telos_bulk::Bulk>, Telos_bulk::Bulk_error>;
	using Store_result = Attempt<uint64_t, Failure>;
	using Read_result  = Attempt<Telos_bulk::Window, Failure>;


	/*********************
	 ** RPC declaration **
	 *********************/

	GENODE_RPC(Rpc_contract, Telos_bulk::Contract_info, contract);
	GENODE_RPC(Rpc_bulk, Bulk_result, bulk);
	GENODE_RPC(Rpc_store, Store_result, store, Rpc_in_buffer<32> const &,
	           Telos_bulk::Window const &);
	GENODE_RPC(Rpc_read, Read_result, read, Rpc_in_buffer<32> const &);
	GENODE_RPC(Rpc_pages, uint32_t, pages);
	GENODE_RPC(Rpc_changed_sigh, void, changed_sigh, Signal_context_capability);

	GENODE_RPC_INTERFACE(Rpc_contract, Rpc_bulk, Rpc_store, Rpc_read, Rpc_pages,
	                     Rpc_changed_sigh);
};


/*
 * Compile-time checks of the wire representation
 */
namespace Examples_sessions {

	static_assert(sizeof(Failure) == 4 && alignof(Failure) == 4);

	/* bytes of the largest request and reply, as the RPC framework counts */
	template <typename RPC>
	constexpr bool message_sizes(unsigned const call, unsigned const reply)
	{
		return Rpc_function_msg_size<RPC, RPC_CALL> ::Value == call  && call  <= 1024
		    && Rpc_function_msg_size<RPC, RPC_REPLY>::Value == reply && reply <= 1024;
	}

	static_assert(message_sizes<Session::Rpc_contract>    (8, 48));
	static_assert(message_sizes<Session::Rpc_bulk>        (8, 32));
	static_assert(message_sizes<Session::Rpc_store>       (72, 32));
	static_assert(message_sizes<Session::Rpc_read>        (56, 40));
	static_assert(message_sizes<Session::Rpc_pages>       (8, 12));
	static_assert(message_sizes<Session::Rpc_changed_sigh>(16, 8));

	static_assert(Meta::Length<Session::Rpc_functions>::Value == 6);
}

#endif /* _INCLUDE__EXAMPLES_SESSIONS_SESSION__EXAMPLES_SESSIONS_SESSION_H_ */
