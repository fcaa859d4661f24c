/*
 * \brief  RPC interface of a packet stream from client to server
 */

#ifndef _INCLUDE__PACKET_STREAM_TX__PACKET_STREAM_TX_H_
#define _INCLUDE__PACKET_STREAM_TX__PACKET_STREAM_TX_H_

#include <base/rpc.h>
#include <os/packet_stream.h>

namespace Packet_stream_tx { template <typename> struct Channel; }


template <typename POLICY>
struct Packet_stream_tx::Channel : Genode::Interface
{
	using Sigh   = Genode::Signal_context_capability;
	using Source = Genode::Packet_stream_source<POLICY>;
	using Sink   = Genode::Packet_stream_sink<POLICY>;

	/**
	 * Return source, null at the server
	 */
	virtual Source *source() { return nullptr; }

	/* handlers of the client */
	virtual void sigh_ack_avail      (Genode::Signal_context_capability) = 0;
	virtual void sigh_ready_to_submit(Genode::Signal_context_capability) = 0;

	GENODE_RPC(Rpc_dataspace,       Genode::Dataspace_capability, dataspace);
	GENODE_RPC(Rpc_ack_avail,       void, sigh_ack_avail,       Sigh);
	GENODE_RPC(Rpc_ready_to_submit, void, sigh_ready_to_submit, Sigh);

	/* handlers of the server */
	GENODE_RPC(Rpc_ready_to_ack,    Sigh, sigh_ready_to_ack);
	GENODE_RPC(Rpc_packet_avail,    Sigh, sigh_packet_avail);

	GENODE_RPC_INTERFACE(Rpc_dataspace,
	                     Rpc_ack_avail,    Rpc_ready_to_submit,
	                     Rpc_ready_to_ack, Rpc_packet_avail);
};

#endif /* _INCLUDE__PACKET_STREAM_TX__PACKET_STREAM_TX_H_ */
