/*
 * \brief  Block session interface
 * \author TelOS IDL compiler
 *
 * The Block service
 */

/*
 * Generated from block.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__BLOCK_SESSION__BLOCK_SESSION_H_
#define _INCLUDE__BLOCK_SESSION__BLOCK_SESSION_H_

/* Genode includes */
#include <base/capability.h>
#include <base/rpc.h>
#include <base/stdint.h>
#include <os/packet_stream.h>
#include <packet_stream_tx/packet_stream_tx.h>
#include <session/session.h>
#include <util/interface.h>

namespace Block {

	using namespace Genode;

	struct Session;
	struct Session_client;

	/**
	 * A request to the device, and its answer when it comes back acknowledged
	 */
	struct Packet_descriptor : Genode::Packet_descriptor
	{
		/**
		 * What is to be done with blocks
		 */
		enum Opcode
		{
			READ  = 0,  /* Reads blocks into the packet */
			WRITE = 1,  /* Writes blocks from the packet. Durable only after a 'SYNC'. */
			SYNC  = 2,  /* A barrier: acknowledged when all that was acknowledged before is
			               durable */
			TRIM  = 3,  /* Tells the device that the blocks' content is of no use any more */
			END   = 4   /* Nothing */
		};

		Opcode   _op { };            /* What to do */
		size_t   _tag { };           /* Whatever the client recognises the
		                                request by. It comes back unchanged. */
		uint64_t _block_number { };  /* The first block */
		size_t   _block_count { };   /* Blocks */
		bool     _success { };       /* In an acknowledged packet, whether it
		                                was done */

		using Genode::Packet_descriptor::Packet_descriptor;
	};
}


/**
 * A block device, or a part of one
 */
struct Block::Session : Genode::Session
{
	/**
	 * \noapi
	 */
	static const char *service_name() { return "Block"; }

	/*
	 * Quota donated by a client when it opens the session
	 */
	static constexpr unsigned CAP_QUOTA = 5;

	using Client = Session_client;

	/**
	 * Session arguments
	 */
	struct Attr
	{
		uint64_t tx_buf_size { };     /* Bytes of the dataspace with the queues and the bulk area */
		uint64_t offset { 0 };        /* The first block the session shows */
		uint64_t num_blocks { 0 };    /* Blocks it shows; 0 is all behind 'offset' */
		bool     writeable { true };  /* Whether the client wants to write */
	};

	/**
	 * What a block device is
	 */
	struct __attribute__((packed)) Info
	{
		size_t   block_size;   /* Bytes of a block */
		uint64_t block_count;  /* Blocks of the device, or of the part of it that the session
		                          shows */
		uint8_t  align_log2;   /* The alignment that packets need in the bulk area, as a
		                          power of two */
		bool     writeable;    /* Whether blocks can be written */
	};

	using Tx = Packet_stream_tx::Channel<Packet_stream_policy<Packet_descriptor, 256, 256, char> >;

	/**
	 * The device's geometry
	 */
	virtual Info info() = 0;

	/**
	 * Where requests are submitted
	 */
	virtual Capability<Tx> tx_cap() = 0;


	/*********************
	 ** RPC declaration **
	 *********************/

	GENODE_RPC(Rpc_info, Info, info);
	GENODE_RPC(Rpc_tx_cap, Capability<Tx>, tx_cap);

	GENODE_RPC_INTERFACE(Rpc_info, Rpc_tx_cap);
};

#endif /* _INCLUDE__BLOCK_SESSION__BLOCK_SESSION_H_ */
