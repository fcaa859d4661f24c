/*
 * \brief  Client of a packet stream that it is the source of
 */

#ifndef _INCLUDE__PACKET_STREAM_TX__CLIENT_H_
#define _INCLUDE__PACKET_STREAM_TX__CLIENT_H_

#include <base/rpc_client.h>
#include <packet_stream_tx/packet_stream_tx.h>

namespace Packet_stream_tx { template <typename> class Client; }


template <typename CHANNEL>
class Packet_stream_tx::Client : public Genode::Rpc_client<CHANNEL>
{
	private:

		using Stub = Genode::Rpc_client<CHANNEL>;
		using Sigh = Genode::Signal_context_capability;

		typename CHANNEL::Source _source;

	public:

		Genode::Attempt<Genode::Ok, Genode::Alloc_error> const constructed = _source.constructed;

		/**
		 * Constructor, obtains the dataspace and the server's signal handlers
		 *
		 * \param alloc  allocator without any range, for the bulk buffer
		 */
		Client(Genode::Capability<CHANNEL> channel, Genode::Env::Local_rm &rm,
		       Genode::Range_allocator &alloc)
		:
			Stub(channel),
			_source(this->template call<typename CHANNEL::Rpc_dataspace>(), rm, alloc)
		{
			_source.register_sigh_packet_avail(
				this->template call<typename CHANNEL::Rpc_packet_avail>());
			_source.register_sigh_ready_to_ack(
				this->template call<typename CHANNEL::Rpc_ready_to_ack>());
		}

		typename CHANNEL::Source *source() override { return &_source; }

		void sigh_ack_avail(Sigh handler) override {
			this->template call<typename CHANNEL::Rpc_ack_avail>(handler); }

		void sigh_ready_to_submit(Sigh handler) override {
			this->template call<typename CHANNEL::Rpc_ready_to_submit>(handler); }
};

#endif /* _INCLUDE__PACKET_STREAM_TX__CLIENT_H_ */
