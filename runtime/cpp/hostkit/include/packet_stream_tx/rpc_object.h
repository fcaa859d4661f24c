/*
 * \brief  Server of a packet stream that it is the sink of
 */

#ifndef _INCLUDE__PACKET_STREAM_TX__RPC_OBJECT_H_
#define _INCLUDE__PACKET_STREAM_TX__RPC_OBJECT_H_

#include <base/rpc_server.h>
#include <packet_stream_tx/packet_stream_tx.h>

namespace Packet_stream_tx { template <typename> class Rpc_object; }


/*
 * The functions with an argument define handlers, those without return them.
 * A server defines its own handlers before it hands out the capability: the
 * client asks for them once.
 */
template <typename CHANNEL>
class Packet_stream_tx::Rpc_object : public Genode::Rpc_object<CHANNEL, Rpc_object<CHANNEL> >
{
	private:

		using Sigh = Genode::Signal_context_capability;

		typename CHANNEL::Sink _sink;

		Sigh _packet_avail { }, _ready_to_ack { };

		Genode::Rpc_entrypoint &_ep;

		Genode::Capability<CHANNEL> const _channel { _ep.manage(this) };

	public:

		/**
		 * Constructor
		 *
		 * \param ds  dataspace for queues and content
		 * \param ep  entrypoint that serves the channel
		 */
		Rpc_object(Genode::Dataspace_capability ds, Genode::Env::Local_rm &rm,
		           Genode::Rpc_entrypoint &ep)
		: _sink(ds, rm), _ep(ep) { }

		~Rpc_object() { _ep.dissolve(this); }

		Genode::Capability<CHANNEL> cap() const { return _channel; }

		typename CHANNEL::Sink *sink() { return &_sink; }

		Genode::Dataspace_capability dataspace() { return _sink.dataspace(); }

		void sigh_packet_avail(Sigh handler) { _packet_avail = handler; }
		Sigh sigh_packet_avail()             { return _packet_avail; }

		void sigh_ready_to_ack(Sigh handler) { _ready_to_ack = handler; }
		Sigh sigh_ready_to_ack()             { return _ready_to_ack; }

		void sigh_ack_avail(Sigh handler) override {
			_sink.register_sigh_ack_avail(handler); }

		void sigh_ready_to_submit(Sigh handler) override {
			_sink.register_sigh_ready_to_submit(handler); }
};

#endif /* _INCLUDE__PACKET_STREAM_TX__RPC_OBJECT_H_ */
