/*
 * \brief  Telos bulk types
 * \author TelOS IDL compiler
 *
 * What every session of this project has before its own methods: the identity
 * of its contract, and the shared buffer that carries 'bulk' values
 */

/*
 * Generated from bulk.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__TELOS_BULK__TELOS_BULK_H_
#define _INCLUDE__TELOS_BULK__TELOS_BULK_H_

/* Genode includes */
#include <base/capability.h>
#include <base/rpc.h>
#include <base/stdint.h>
#include <dataspace/capability.h>
#include <util/attempt.h>
#include <util/interface.h>

namespace Telos_bulk {

	using namespace Genode;

	/**
	 * Which contract a server speaks
	 */
	struct Contract_info
	{
		uint16_t major;     /* Clients of another major version do not bind */
		uint16_t minor;     /* Methods that are newer than this are answered as
		                       unsupported without a call */
		uint8_t  _reserved[4] { };
		uint8_t  hash[32];  /* SHA-256 of the contract's canonical form */
	};

	/**
	 * A part of the shared buffer. Both numbers come from the other side and
	 * are checked before use.
	 */
	struct Window
	{
		uint64_t offset;  /* Bytes from the start of the buffer, or all ones: the value waits
		                     at the server until it is fetched */
		uint64_t length;  /* Bytes */
	};

	/**
	 * Why the shared buffer could not be had
	 */
	enum class Bulk_error : uint32_t
	{
		UNSUPPORTED   = 0,  /* the server does not know the function */
		TOO_LARGE     = 1,  /* The size is above the contract's maximum */
		OUT_OF_RAM    = 2,  /* The session's RAM quota does not pay for a buffer of that size */
		OUT_OF_CAPS   = 3,  /* The session's capability quota does not suffice */
		NOTHING_WAITS = 4   /* No result waits to be fetched */
	};

	struct Bulk;
	struct Bulk_client;
}


/**
 * The shared buffer of one session. Its memory is charged to the client's
 * quota.
 */
struct Telos_bulk::Bulk : Interface
{
	using Buffer_result = Attempt<Dataspace_capability, Bulk_error>;
	using Grow_result   = Attempt<Dataspace_capability, Bulk_error>;
	using Fetch_result  = Attempt<Window, Bulk_error>;


	/*********************
	 ** RPC declaration **
	 *********************/

	GENODE_RPC(Rpc_buffer, Buffer_result, buffer);
	GENODE_RPC(Rpc_grow, Grow_result, grow, uint64_t);
	GENODE_RPC(Rpc_fetch, Fetch_result, fetch);

	GENODE_RPC_INTERFACE(Rpc_buffer, Rpc_grow, Rpc_fetch);
};


/*
 * Compile-time checks of the wire representation
 */
namespace Telos_bulk {

	static_assert(sizeof(Contract_info) == 40 && alignof(Contract_info) == 2);
	static_assert(sizeof(Window)        == 16 && alignof(Window)        == 8);
	static_assert(sizeof(Bulk_error)    == 4  && alignof(Bulk_error)    == 4);

	static_assert(__builtin_offsetof(Contract_info, minor) == 2);
	static_assert(__builtin_offsetof(Contract_info, hash)  == 8);
	static_assert(__builtin_offsetof(Window, length)       == 8);

	/* bytes of the largest request and reply, as the RPC framework counts */
	template <typename RPC>
	constexpr bool message_sizes(unsigned const call, unsigned const reply)
	{
		return Rpc_function_msg_size<RPC, RPC_CALL> ::Value == call  && call  <= 1024
		    && Rpc_function_msg_size<RPC, RPC_REPLY>::Value == reply && reply <= 1024;
	}

	static_assert(message_sizes<Bulk::Rpc_buffer>(8, 32));
	static_assert(message_sizes<Bulk::Rpc_grow>  (16, 32));
	static_assert(message_sizes<Bulk::Rpc_fetch> (8, 40));

	static_assert(Meta::Length<Bulk::Rpc_functions>::Value == 3);
}

#endif /* _INCLUDE__TELOS_BULK__TELOS_BULK_H_ */
