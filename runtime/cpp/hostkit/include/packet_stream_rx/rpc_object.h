/*
 * \brief  Server of a packet stream that it is the source of
 */

#ifndef _INCLUDE__PACKET_STREAM_RX__RPC_OBJECT_H_
#define _INCLUDE__PACKET_STREAM_RX__RPC_OBJECT_H_

#include <base/rpc_server.h>
#include <packet_stream_rx/packet_stream_rx.h>

namespace Packet_stream_rx { template <typename> class Rpc_object; }


/*
 * The functions with an argument define handlers, those without return them.
 * A server defines its own handlers before it hands out the capability: the
 * client asks for them once.
 */
template <typename CHANNEL>
class Packet_stream_rx::Rpc_object : public Genode::Rpc_object<CHANNEL, Rpc_object<CHANNEL> >
{
	private:

		using Sigh = Genode::Signal_context_capability;

		typename CHANNEL::Source _source;

		Sigh _ack_avail { }, _ready_to_submit { };

		Genode::Rpc_entrypoint &_ep;

		Genode::Capability<CHANNEL> const _channel { _ep.manage(this) };

	public:

		Genode::Attempt<Genode::Ok, Genode::Alloc_error> const constructed = _source.constructed;

		/**
		 * Constructor
		 *
		 * \param ds     dataspace for queues and content
		 * \param alloc  allocator without any range, for the bulk buffer
		 * \param ep     entrypoint that serves the channel
		 */
		Rpc_object(Genode::Dataspace_capability ds, Genode::Env::Local_rm &rm,
		           Genode::Range_allocator &alloc, Genode::Rpc_entrypoint &ep)
		: _source(ds, rm, alloc), _ep(ep) { }

		~Rpc_object() { _ep.dissolve(this); }

		Genode::Capability<CHANNEL> cap() const { return _channel; }

		typename CHANNEL::Source *source() { return &_source; }

		Genode::Dataspace_capability dataspace() { return _source.dataspace(); }

		void sigh_ack_avail(Sigh handler) { _ack_avail = handler; }

		virtual Sigh sigh_ack_avail() { return _ack_avail; }

		void sigh_ready_to_submit(Sigh handler) { _ready_to_submit = handler; }

		virtual Sigh sigh_ready_to_submit() { return _ready_to_submit; }

		void sigh_packet_avail(Sigh handler) override {
			_source.register_sigh_packet_avail(handler); }

		void sigh_ready_to_ack(Sigh handler) override {
			_source.register_sigh_ready_to_ack(handler); }
};

#endif /* _INCLUDE__PACKET_STREAM_RX__RPC_OBJECT_H_ */
