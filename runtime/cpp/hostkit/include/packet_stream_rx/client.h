/*
 * \brief  Client of a packet stream that it is the sink of
 */

#ifndef _INCLUDE__PACKET_STREAM_RX__CLIENT_H_
#define _INCLUDE__PACKET_STREAM_RX__CLIENT_H_

#include <base/rpc_client.h>
#include <packet_stream_rx/packet_stream_rx.h>

namespace Packet_stream_rx { template <typename> class Client; }


template <typename CHANNEL>
class Packet_stream_rx::Client : public Genode::Rpc_client<CHANNEL>
{
	private:

		using Stub = Genode::Rpc_client<CHANNEL>;
		using Sigh = Genode::Signal_context_capability;

		typename CHANNEL::Sink _sink;

	public:

		/**
		 * Constructor, obtains the dataspace and the server's signal handlers
		 */
		Client(Genode::Capability<CHANNEL> channel, Genode::Env::Local_rm &rm)
		:
			Stub(channel),
			_sink(this->template call<typename CHANNEL::Rpc_dataspace>(), rm)
		{
			_sink.register_sigh_ack_avail(
				this->template call<typename CHANNEL::Rpc_ack_avail>());
			_sink.register_sigh_ready_to_submit(
				this->template call<typename CHANNEL::Rpc_ready_to_submit>());
		}

		typename CHANNEL::Sink *sink() override { return &_sink; }

		void sigh_packet_avail(Sigh handler) override {
			this->template call<typename CHANNEL::Rpc_packet_avail>(handler); }

		void sigh_ready_to_ack(Sigh handler) override {
			this->template call<typename CHANNEL::Rpc_ready_to_ack>(handler); }
};

#endif /* _INCLUDE__PACKET_STREAM_RX__CLIENT_H_ */
