/*
 * \brief  RPC interface of a packet stream from server to client
 */

#ifndef _INCLUDE__PACKET_STREAM_RX__PACKET_STREAM_RX_H_
#define _INCLUDE__PACKET_STREAM_RX__PACKET_STREAM_RX_H_

#include <base/rpc.h>
#include <os/packet_stream.h>

namespace Packet_stream_rx { template <typename> struct Channel; }


template <typename POLICY>
struct Packet_stream_rx::Channel : Genode::Interface
{
	using Sigh   = Genode::Signal_context_capability;
	using Source = Genode::Packet_stream_source<POLICY>;
	using Sink   = Genode::Packet_stream_sink<POLICY>;

	/**
	 * Return sink, null at the server
	 */
	virtual Sink *sink() { return nullptr; }

	/* handlers of the client */
	virtual void sigh_packet_avail(Genode::Signal_context_capability) = 0;
	virtual void sigh_ready_to_ack(Genode::Signal_context_capability) = 0;

	GENODE_RPC(Rpc_dataspace,       Genode::Dataspace_capability, dataspace);
	GENODE_RPC(Rpc_packet_avail,    void, sigh_packet_avail, Sigh);
	GENODE_RPC(Rpc_ready_to_ack,    void, sigh_ready_to_ack, Sigh);

	/* handlers of the server */
	GENODE_RPC(Rpc_ready_to_submit, Sigh, sigh_ready_to_submit);
	GENODE_RPC(Rpc_ack_avail,       Sigh, sigh_ack_avail);

	GENODE_RPC_INTERFACE(Rpc_dataspace,
	                     Rpc_packet_avail,    Rpc_ready_to_ack,
	                     Rpc_ready_to_submit, Rpc_ack_avail);
};

#endif /* _INCLUDE__PACKET_STREAM_RX__PACKET_STREAM_RX_H_ */
