/*
 * \brief  Examples interfaces types
 * \author TelOS IDL compiler
 */

/*
 * Generated from Interfaces.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_INTERFACES__EXAMPLES_INTERFACES_H_
#define _INCLUDE__EXAMPLES_INTERFACES__EXAMPLES_INTERFACES_H_

/* Genode includes */
#include <base/capability.h>
#include <base/rpc.h>
#include <base/rpc_args.h>
#include <base/signal.h>
#include <base/stdint.h>
#include <util/attempt.h>
#include <util/interface.h>
#include <util/string.h>

/* includes of contracts */
#include <telos/optional.h>

namespace Examples_interfaces {

	using namespace Genode;

	enum class Color : uint8_t
	{
		RED   = 1,
		GREEN = 2
	};

	enum class Failure : uint32_t
	{
		UNSUPPORTED = 0,  /* the server does not know the function */
		BUSY        = 1,
		OUT_OF_RAM  = 2
	};

	struct Canvas;
	struct Canvas_client;
}


/**
 * Draws
 */
struct Examples_interfaces::Canvas : Interface
{
	using Fill_result  = Attempt<Ok, Failure>;
	using Share_result = Attempt<Capability<Canvas>, Failure>;


	/*********************
	 ** RPC declaration **
	 *********************/

	GENODE_RPC(Rpc_draw, uint32_t, draw, Rpc_in_buffer<100> const &, Color);
	GENODE_RPC(Rpc_fill, Fill_result, fill, Telos::Optional<Color> const &);
	GENODE_RPC(Rpc_swap, bool, swap, uint32_t &, int16_t &);
	GENODE_RPC(Rpc_share, Share_result, share, Capability<Canvas>, Native_capability);
	GENODE_RPC(Rpc_drawn_sigh, void, drawn_sigh, Signal_context_capability);
	GENODE_RPC(Rpc_reserved_5, void, _reserved_5);
	GENODE_RPC(Rpc_rename, String<32>, rename, String<32> const &, Rpc_in_buffer<64> const &);

	GENODE_RPC_INTERFACE(Rpc_draw, Rpc_fill, Rpc_swap, Rpc_share, Rpc_drawn_sigh,
	                     Rpc_reserved_5, Rpc_rename);
};


/*
 * Compile-time checks of the wire representation
 */
namespace Examples_interfaces {

	static_assert(sizeof(Color)   == 1 && alignof(Color)   == 1);
	static_assert(sizeof(Failure) == 4 && alignof(Failure) == 4);

	/* bytes of the largest request and reply, as the RPC framework counts */
	template <typename RPC>
	constexpr bool message_sizes(unsigned const call, unsigned const reply)
	{
		return Rpc_function_msg_size<RPC, RPC_CALL> ::Value == call  && call  <= 1024
		    && Rpc_function_msg_size<RPC, RPC_REPLY>::Value == reply && reply <= 1024;
	}

	static_assert(message_sizes<Canvas::Rpc_draw>      (136, 12));
	static_assert(message_sizes<Canvas::Rpc_fill>      (16, 16));
	static_assert(message_sizes<Canvas::Rpc_swap>      (24, 25));
	static_assert(message_sizes<Canvas::Rpc_share>     (24, 32));
	static_assert(message_sizes<Canvas::Rpc_drawn_sigh>(16, 8));
	static_assert(message_sizes<Canvas::Rpc_reserved_5>(8, 8));
	static_assert(message_sizes<Canvas::Rpc_rename>    (128, 48));

	static_assert(Meta::Length<Canvas::Rpc_functions>::Value == 7);
}

#endif /* _INCLUDE__EXAMPLES_INTERFACES__EXAMPLES_INTERFACES_H_ */
