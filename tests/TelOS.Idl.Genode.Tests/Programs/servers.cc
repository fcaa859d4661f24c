/*
 * \brief  Server and client of the contract 'Servers.tidl', in one process
 *
 * Each line of the output is compared by the test.
 */

/* Genode includes */
#include <base/attached_rom_dataspace.h>
#include <base/heap.h>
#include <base/log.h>
#include <util/reconstructible.h>

#include <hostkit/in_process.h>
#include <expected_servers_session/component.h>
#include <expected_servers_session/connection.h>

namespace Test {

	using namespace Expected_servers;

	using Genode::log;

	struct Player_component;
	struct Session_component;
	struct Root;
	struct Main;

	/* content of the service, shared by all sessions */
	static char   content[2*1024*1024];
	static size_t content_size;
}


struct Test::Player_component : Expected_servers::Player_component<Test::Player_component>
{
	Play_result play(Track const &track)
	{
		if (track.id == 13)
			throw Genode::Out_of_ram();

		return uint64_t(track.id) * 2;
	}

	void pause(bool now) { if (now) finished(); }

	uint64_t position() { return 7; }
};


struct Test::Session_component : Expected_servers::Session_component<Test::Session_component>
{
	Env &_env;

	Player_component _player { };

	Attr const _attr;

	unsigned _attempts = 0;

	Session_component(Env &env, Resources const &resources, Label const &label, Attr const &attr)
	:
		Expected_servers::Session_component<Test::Session_component>(env, resources, label),
		_env(env), _attr(attr)
	{
		_env.ep().manage(_player);
	}

	~Session_component() { _env.ep().dissolve(_player); }

	Open_result open(Volume volume)
	{
		/* ask for more quota twice */
		if (volume == Volume::LOUD && _attempts++ < 2)
			return _attempts == 1 ? Play_error::NO_MEMORY : Play_error::NO_CAPS;

		if (volume == Volume::QUIET)
			return Play_error::NO_CAPS;

		return Capability<Player>(_player.cap());
	}

	Store_result store(Track const &track, Span const &bytes, Span const &lyrics)
	{
		if (track.id == 99)
			throw 1;

		content_size = bytes.num_bytes + lyrics.num_bytes;

		Genode::memcpy(content,                   bytes.start,  bytes.num_bytes);
		Genode::memcpy(content + bytes.num_bytes, lyrics.start, lyrics.num_bytes);
		changed();
		return Genode::Ok();
	}

	Load_result load(uint32_t id, auto const &reply)
	{
		if (id == 0)
			return Play_error::BUSY;

		return reply(Span { content, content_size });
	}

	void hint(Span const &bytes) { content_size = bytes.num_bytes; }

	Telos_bulk::Window picture(uint32_t id, Span const &mask, auto const &reply)
	{
		content[0] = char('0' + id);
		return reply(Span { content, mask.num_bytes });
	}

	uint64_t count(Span const &bytes) { return bytes.num_bytes; }

	uint32_t state() { return _attr.cache; }

	bool advance(uint64_t &position, uint32_t by) { position += by; return true; }

	Stop_result stop(Rpc_in_buffer<64> const &reason)
	{
		log("stop: ", reason.string());
		return Stop_error::NOT_PLAYING;
	}

	uint32_t level() { return 3; }

	void mute(bool) { }

	Halt_result halt() { return Genode::Ok(); }

	Rename_result rename(uint32_t, String<24> const &name) { return String<24>("new ", name); }

	Last_result last() { return Telos::Optional<Volume>(Volume::LOUD); }

	void maybe(Telos::Optional<Volume> const &volume, Rpc_in_buffer<16> const &raw)
	{
		log("maybe: ", volume.present(), " ", raw.size());
	}

	Native_capability notify(Capability<Player>) { return { }; }

	uint32_t call(uint32_t number) { return number + 1; }
};


struct Test::Root : Expected_servers::Root<Test::Session_component>
{
	Env &_env;

	Create_result _create(Request const &request, Genode::Node const &policy) override
	{
		log("create: ", request.label, " ", request.attr.path, " ", request.attr.cache, " ",
		    request.attr.gain, " ", request.attr.writeable, " ",
		    policy.attribute_value("allowed", false));

		return _alloc_obj(_env, request.resources, request.label, request.attr);
	}

	Root(Env &env, Genode::Allocator &md_alloc, Genode::Attached_rom_dataspace const &config)
	:
		Expected_servers::Root<Test::Session_component>(env, md_alloc, config), _env(env)
	{ }
};


struct Test::Main
{
	Env &_env;

	Genode::Sliced_heap _sliced_heap { _env.ram(), _env.rm() };

	Genode::Attached_rom_dataspace _config { _env, "config" };

	Test::Root _root { _env, _sliced_heap, _config };

	Main(Env &env) : _env(env) { _env.parent().announce(_env.ep().manage(_root)); }
};


static char data[1024*1024 + 1];


static void call(Genode::Env &env)
{
	using namespace Expected_servers;
	using Genode::log;

	for (unsigned i = 0; i < sizeof(data); i++)
		data[i] = char(i*31 + i/256);

	Expected_servers::Connection music { env, { .path = "a \"b\"", .cache = 5 }, "label" };

	auto track = [] (uint32_t id) {
		Track result { };
		result.id   = id;
		result.name = "name";
		return result; };

	auto show = [] (char const *name, auto const &result) {
		result.with_result([&] (auto const &) { log(name, ": ok"); },
		                   [&] (auto error)   { log(name, ": error ", int(error)); }); };

	/* quota is upgraded until it suffices, and at most eight times */
	Expected_servers::Connection::Open_result const opened = music.open(Volume::LOUD);
	show("open", opened);
	show("open", music.open(Volume::QUIET));
	show("open invalid", music.open(Volume(2)));

	opened.with_result([&] (Capability<Player> cap) {
		Player_client player(cap);
		player.play(track(21)).with_result(
			[&] (uint64_t value)   { log("play: ", value); },
			[&] (Play_error error) { log("play: error ", int(error)); });
		show("play throws", player.play(track(13)));
		Track invalid = track(1);
		invalid.volume = Volume(9);
		show("play invalid", player.play(invalid));
		log("position: ", player.position());
	}, [&] (Play_error) { });

	/* both arguments fit, exceed the buffer, and exceed the maximum */
	static Genode::size_t const sizes[] { 0, 1, 7, 32*1024, 32*1024 + 1, 500*1024, 3, 1024*1024 };

	for (Genode::size_t const size : sizes) {

		show("store", music.store(track(1), Genode::Span { data, size/2 },
		                          Genode::Span { data + size/2, size - size/2 }));

		show("load", music.with_load(1, [&] (Genode::Span const &bytes) {
			log("loaded: ", bytes.num_bytes, " ",
			    bytes.num_bytes == size && Genode::memcmp(bytes.start, data, size) == 0); }));
	}

	show("store too large", music.store(track(1), Genode::Span { data, sizeof(data) }, Genode::Span { data, 0 }));
	show("store throws",    music.store(track(99), Genode::Span { data, 1 }, Genode::Span { data, 1 }));
	show("load busy",       music.with_load(0, [&] (Genode::Span const &) { log("never"); }));
	show("hint",            music.hint(Genode::Span { data, 9 }));
	show("picture",         music.with_picture(4, Genode::Span { data, 3 }, [&] (Genode::Span const &bytes) {
		log("picture: ", bytes.num_bytes, " ", Genode::Cstring(bytes.start, 1)); }));

	music.count(Genode::Span { data, 11 }).with_result(
		[&] (Genode::uint64_t value) { log("count: ", value); }, [&] (Telos_bulk::Bulk_error) { });

	/* a result that exceeds the buffer of a new session waits at the server */
	show("hint", music.hint(Genode::Span { data, 400*1024 }));

	Expected_servers::Connection other { env, { .path = "p" } };

	show("load", other.with_load(1, [&] (Genode::Span const &bytes) { log("fetched: ", bytes.num_bytes); }));

	log("state: ", music.state(), " ", other.state());

	Genode::uint64_t position = 40;
	log("advance: ", music.advance(position, 2), " ", position);
	show("stop", music.stop("enough"));
	show("stop malformed", music.stop({ "\xff", 2 }));
	log("level: ", music.level());
	music.rename(1, "song").with_result([&] (Genode::String<24> const &name) { log("rename: ", name); },
	                                    [&] (Play_error) { });
	music.last().with_result([&] (Telos::Optional<Volume> const &volume) { log("last: ", int(volume.value_or(Volume::QUIET))); },
	                         [&] (Stop_error) { });
	music.maybe({ }, { "abc", 3 });
	music.maybe(Volume(5), { "abc", 3 });
	log("notify: ", music.notify({ }).valid());
	log("call: ", music.call(6));
}


int main()
{
	Hostkit::In_process process { };

	Hostkit::Component server { process, { .name   = "server",
	                                       .config = "config\n"
	                                                 "+ policy | label_prefix: client -> | allowed: yes\n"
	                                                 "-\n" } };
	Hostkit::Component client { process, { .name = "client" } };

	Genode::Constructible<Test::Main> main { };

	server.run([&] (Genode::Env &env) { main.construct(env); });
	client.run([&] (Genode::Env &env) { call(env); });
	server.run([&] (Genode::Env &)    { main.destruct(); });

	/* memory of buffers is given back with the sessions */
	Genode::log("dataspaces: ", process.num_dataspaces());
	return 0;
}
