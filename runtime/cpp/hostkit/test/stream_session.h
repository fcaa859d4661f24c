/*
 * \brief  Session with a packet stream in each direction
 *
 * The server adds one to each byte of a request and acknowledges it. For each
 * acknowledged request it sends a report through the other stream.
 */

#ifndef _STREAM_SESSION_H_
#define _STREAM_SESSION_H_

/* Genode includes */
#include <base/allocator_avl.h>
#include <base/attached_ram_dataspace.h>
#include <base/connection.h>
#include <base/heap.h>
#include <base/rpc_client.h>
#include <base/session_object.h>
#include <packet_stream_rx/client.h>
#include <packet_stream_rx/rpc_object.h>
#include <packet_stream_tx/client.h>
#include <packet_stream_tx/rpc_object.h>
#include <root/component.h>

namespace Stream {

	using namespace Genode;

	struct Request;
	struct Session;
	struct Connection;
	class  Session_component;
	class  Root;
	struct Main;
}


struct Stream::Request : Packet_descriptor
{
	enum { PACKET_ALIGNMENT = 4 };

	uint64_t tag = 0;

	Request(off_t offset, size_t size) : Packet_descriptor(offset, size) { }

	Request(Packet_descriptor const &d, uint64_t tag) : Packet_descriptor(d), tag(tag) { }

	Request() { }
};


struct Stream::Session : Genode::Session
{
	static char const *service_name() { return "Stream"; }

	static constexpr unsigned CAP_QUOTA = 12;

	using Tx = Packet_stream_tx::Channel<Packet_stream_policy<Request, 4, 4, char> >;
	using Rx = Packet_stream_rx::Channel<Packet_stream_policy<Packet_descriptor, 8, 8, char> >;

	GENODE_RPC(Rpc_tx_cap, Capability<Tx>, tx_cap);
	GENODE_RPC(Rpc_rx_cap, Capability<Rx>, rx_cap);

	GENODE_RPC_INTERFACE(Rpc_tx_cap, Rpc_rx_cap);
};


struct Stream::Connection : Genode::Connection<Session>, Rpc_client<Session>
{
	Packet_stream_tx::Client<Session::Tx> tx;
	Packet_stream_rx::Client<Session::Rx> rx;

	Connection(Env &env, Range_allocator &alloc)
	:
		Genode::Connection<Session>(env, Label(), Ram_quota { 64*1024 }, Args()),
		Rpc_client<Session>(cap()),
		tx(call<Rpc_tx_cap>(), env.rm(), alloc), rx(call<Rpc_rx_cap>(), env.rm())
	{ }
};


class Stream::Session_component : public Session_object<Session, Session_component>
{
	private:

		Accounted_ram_allocator _ram;
		Heap                    _heap;
		Attached_ram_dataspace  _tx_ds, _rx_ds;
		Allocator_avl           _rx_alloc { &_heap };

		Packet_stream_tx::Rpc_object<Session::Tx> _tx;
		Packet_stream_rx::Rpc_object<Session::Rx> _rx;

		Signal_handler<Session_component> _handler;

		/* return false if there is nothing to do, or no room for the results */
		bool _handle_request()
		{
			Session::Tx::Sink   &sink   = *_tx.sink();
			Session::Rx::Source &source = *_rx.source();

			if (!sink.packet_avail() || !sink.ready_to_ack() || !source.ready_to_submit())
				return false;

			return source.alloc_packet_attempt(sizeof(uint64_t)).convert<bool>(
				[&] (Packet_descriptor const &report) {

					Request const request = sink.try_get_packet();

					if (sink.packet_valid(request))
						for (size_t i = 0; i < request.size(); i++)
							sink.packet_content(request)[i]++;

					uint64_t const tag = request.tag;
					memcpy(source.packet_content(report), &tag, sizeof(tag));

					return sink.try_ack_packet(request) && source.try_submit_packet(report);
				},
				[] (Session::Rx::Source::Alloc_packet_error) { return false; });
		}

		void _handle()
		{
			while (_rx.source()->ack_avail())
				_rx.source()->release_packet(_rx.source()->try_get_acked_packet());

			while (_handle_request()) { }

			_tx.sink()->wakeup();
			_rx.source()->wakeup();
		}

	public:

		Session_component(Env &env, Resources const &resources, Label const &label)
		:
			Session_object(env.ep(), resources, label),
			_ram(env.ram(), _ram_quota_guard(), _cap_quota_guard()),
			_heap(_ram, env.rm()),
			_tx_ds(_ram, env.rm(), 8192), _rx_ds(_ram, env.rm(), 4096),
			_tx(_tx_ds.cap(), env.rm(), env.ep().rpc_ep()),
			_rx(_rx_ds.cap(), env.rm(), _rx_alloc, env.ep().rpc_ep()),
			_handler(env.ep(), *this, &Session_component::_handle)
		{
			_tx.sigh_packet_avail(_handler);
			_tx.sigh_ready_to_ack(_handler);
			_rx.sigh_ack_avail(_handler);
			_rx.sigh_ready_to_submit(_handler);
		}

		~Session_component()
		{
			/* reports that the client did not acknowledge */
			addr_t report = 0;
			while (_rx_alloc.any_block_addr(&report))
				_rx_alloc.free(reinterpret_cast<void *>(report));
		}

		Capability<Session::Tx> tx_cap() { return _tx.cap(); }
		Capability<Session::Rx> rx_cap() { return _rx.cap(); }
};


class Stream::Root : public Root_component<Session_component>
{
	private:

		Env &_env;

		Create_result _create_session(char const *args) override
		{
			return _alloc_obj(_env, session_resources_from_args(args), label_from_args(args));
		}

	public:

		Root(Env &env, Allocator &md_alloc)
		: Root_component<Session_component>(env.ep(), md_alloc), _env(env) { }
};


struct Stream::Main
{
	Env &_env;

	Sliced_heap _heap { _env.ram(), _env.rm() };

	Stream::Root _root { _env, _heap };

	Main(Env &env) : _env(env) { env.parent().announce(env.ep().manage(_root)); }

	~Main() { _env.ep().dissolve(_root); }
};

#endif /* _STREAM_SESSION_H_ */
