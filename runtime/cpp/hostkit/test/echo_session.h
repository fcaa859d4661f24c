/*
 * \brief  Session for tests: echo of values, shared memory, and signals
 */

#ifndef _ECHO_SESSION_H_
#define _ECHO_SESSION_H_

/* Genode includes */
#include <base/attached_ram_dataspace.h>
#include <base/attached_rom_dataspace.h>
#include <base/connection.h>
#include <base/heap.h>
#include <base/rpc_client.h>
#include <base/session_object.h>
#include <os/session_policy.h>
#include <root/component.h>

namespace Echo {

	using namespace Genode;

	struct Session;
	struct Session_client;
	struct Connection;
	class  Session_component;
	class  Root;
	struct Main;
}


struct Echo::Session : Genode::Session
{
	static char const *service_name() { return "Echo"; }

	static constexpr unsigned CAP_QUOTA = 4;
	static constexpr size_t   RAM_QUOTA = 16*1024;

	enum class Error { DENIED, OUT_OF_RAM, OUT_OF_CAPS };

	using Buffer_result = Attempt<Dataspace_capability, Alloc_error>;
	using Sum_result    = Attempt<uint64_t, Error>;
	using Text          = Rpc_in_buffer<64>;

	GENODE_RPC(Rpc_add, uint32_t, add, uint32_t, uint32_t);
	GENODE_RPC(Rpc_text, String<64>, text, Text const &);
	GENODE_RPC(Rpc_buffer, Buffer_result, buffer, size_t);
	GENODE_RPC(Rpc_sum, Sum_result, sum, uint64_t, uint64_t);
	GENODE_RPC(Rpc_sigh, void, sigh, Signal_context_capability);
	GENODE_RPC(Rpc_notify, void, notify, unsigned);
	GENODE_RPC(Rpc_adopt, Sum_result, adopt, Dataspace_capability);
	GENODE_RPC(Rpc_self, Capability<Session>, self);
	GENODE_RPC(Rpc_is_self, bool, is_self, Capability<Session>);
	GENODE_RPC(Rpc_label, Session_label, label);

	GENODE_RPC_INTERFACE(Rpc_add, Rpc_text, Rpc_buffer, Rpc_sum, Rpc_sigh, Rpc_notify,
	                     Rpc_adopt, Rpc_self, Rpc_is_self, Rpc_label);
};


struct Echo::Session_client : Rpc_client<Session>
{
	explicit Session_client(Capability<Session> cap) : Rpc_client<Session>(cap) { }

	uint32_t      add(uint32_t a, uint32_t b)      { return call<Rpc_add>(a, b); }
	String<64>    text(Text const &t)              { return call<Rpc_text>(t); }
	Buffer_result buffer(size_t n)                 { return call<Rpc_buffer>(n); }
	Sum_result    sum(uint64_t off, uint64_t n)    { return call<Rpc_sum>(off, n); }
	void          sigh(Signal_context_capability c) { call<Rpc_sigh>(c); }
	void          notify(unsigned n)               { call<Rpc_notify>(n); }
	Sum_result    adopt(Dataspace_capability ds)   { return call<Rpc_adopt>(ds); }
	Session_label label()                          { return call<Rpc_label>(); }

	Capability<Session> self() { return call<Rpc_self>(); }

	bool is_self(Capability<Session> cap) { return call<Rpc_is_self>(cap); }
};


struct Echo::Connection : Genode::Connection<Session>, Session_client
{
	Connection(Env &env, Label const &label = { }, size_t ram_quota = RAM_QUOTA)
	:
		Genode::Connection<Session>(env, label, Ram_quota { ram_quota }, Args("version=1")),
		Session_client(cap())
	{ }

	Buffer_result buffer(size_t n)
	{
		return retry(Ram_quota { n + 4096 }, Cap_quota { 2 }, [&] {
			return Session_client::buffer(n); });
	}
};


class Echo::Session_component : public Session_object<Session, Session_component>
{
	private:

		Env &_env;

		Accounted_ram_allocator _ram { _env.ram(), _ram_quota_guard(), _cap_quota_guard() };

		Constructible<Attached_ram_dataspace> _buffer { };

		Signal_context_capability _sigh { };

		static uint64_t _sum(char const *bytes, size_t n)
		{
			uint64_t result = 0;
			for (size_t i = 0; i < n; i++)
				result += uint8_t(bytes[i]);
			return result;
		}

	public:

		Session_component(Env &env, Resources const &resources, Label const &label)
		: Session_object(env.ep(), resources, label), _env(env) { }

		uint32_t add(uint32_t a, uint32_t b) { return a + b; }

		String<64> text(Text const &t) { return { "<", t.string(), ">" }; }

		Buffer_result buffer(size_t n)
		{
			_buffer.destruct();
			try {
				_buffer.construct(_ram, _env.rm(), n);
				return Dataspace_capability(_buffer->cap());
			}
			catch (Out_of_ram)  { return Alloc_error::OUT_OF_RAM; }
			catch (Out_of_caps) { return Alloc_error::OUT_OF_CAPS; }
			catch (...)         { return Alloc_error::DENIED; }
		}

		Sum_result sum(uint64_t off, uint64_t n)
		{
			size_t const limit = _buffer.constructed() ? _buffer->size() : 0;
			if (off > limit || n > limit - off)
				return Session::Error::DENIED;

			return _sum(_buffer->local_addr<char>() + off, n);
		}

		void sigh(Signal_context_capability cap) { _sigh = cap; }

		void notify(unsigned n) { Signal_transmitter(_sigh).submit(n); }

		Sum_result adopt(Dataspace_capability ds)
		{
			try {
				Attached_dataspace const attached(_env.rm(), ds);
				return _sum(attached.local_addr<char>(), attached.size());
			}
			catch (...) { return Session::Error::DENIED; }
		}

		Capability<Session> self() { return cap(); }

		bool is_self(Capability<Session> c)
		{
			return _env.ep().rpc_ep().apply(c, [&] (Session_component *obj) {
				return obj == this; });
		}

		Session_label label() const { return _label; }
};


class Echo::Root : public Root_component<Session_component>
{
	private:

		Env                          &_env;
		Attached_rom_dataspace const &_config;

	protected:

		Create_result _create_session(char const *args) override
		{
			if (Arg_string::find_arg(args, "version").ulong_value(0) != 1)
				return Create_error::DENIED;

			return with_matching_policy(label_from_args(args), _config.node(),
				[&] (Node const &) -> Create_result {
					return _alloc_obj(_env, session_resources_from_args(args),
					                  label_from_args(args)); },
				[&] () -> Create_result { return Create_error::DENIED; });
		}

		void _upgrade_session(Session_component &s, char const *args) override
		{
			s.upgrade(ram_quota_from_args(args));
			s.upgrade(cap_quota_from_args(args));
		}

	public:

		Root(Env &env, Allocator &md_alloc, Attached_rom_dataspace const &config)
		: Root_component<Session_component>(env.ep(), md_alloc), _env(env), _config(config) { }
};


/**
 * Server
 */
struct Echo::Main
{
	Env &_env;

	Sliced_heap _heap { _env.ram(), _env.rm() };

	Attached_rom_dataspace _config { _env, "config" };

	Signal_handler<Main> _config_handler { _env.ep(), *this, &Main::_handle_config };

	Echo::Root _root { _env, _heap, _config };

	void _handle_config() { _config.update(); }

	Main(Env &env) : _env(env)
	{
		_config.sigh(_config_handler);
		_env.parent().announce(_env.ep().manage(_root));
	}

	~Main() { _env.ep().dissolve(_root); }
};

#endif /* _ECHO_SESSION_H_ */
