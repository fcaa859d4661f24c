/*
 * \brief  Workshop in C++
 */

/* Genode includes */
#include <base/attached_dataspace.h>
#include <base/attached_ram_dataspace.h>
#include <base/attached_rom_dataspace.h>
#include <base/component.h>
#include <base/heap.h>
#include <base/log.h>

#include <telos_workshop_session/client.h>
#include <telos_workshop_session/component.h>
#include <telos_workshop_session/records.h>

/* local includes */
#include <belt.h>
#include <former_archive.h>
#include <plans.h>

namespace Workshop {

	using namespace Genode;
	using namespace Telos_workshop;

	struct Hammer;
	struct Bench;
	struct Root;
	struct Main;
}


struct Workshop::Hammer : Tool_component<Hammer>
{
	uint32_t _uses { };

	Tool::Use_result use(uint32_t times)
	{
		if (times > 1000)
			return Workshop_error::TOO_LARGE;

		_uses += times;
		return _uses;
	}

	String<32> name() { return "hammer"; }
};


struct Workshop::Bench : Session_component<Bench>
{
	static constexpr size_t MAX_CONTENT = 1024*1024;

	Env &_env;

	Session::Attr const _attr;

	Label const _client;

	/* the store has one place */
	String<32> _name { };
	size_t     _num_bytes { };
	bool       _stored { };

	Attached_ram_dataspace _content { _env.ram(), _env.rm(), MAX_CONTENT };
	Attached_ram_dataspace _answer  { _env.ram(), _env.rm(), MAX_CONTENT };
	Attached_ram_dataspace _wall    { _env.ram(), _env.rm(), sizeof(Board) };
	Attached_ram_dataspace _belt    { _env.ram(), _env.rm(), 8192 };

	Belt_sink _sink { _belt.cap(), _env.rm() };

	unsigned _status { };

	Hammer _hammer { };

	Tool_capability const _hammer_cap { _env.ep().manage(_hammer) };

	Bench(Env &env, Resources const &resources, Label const &label, Session::Attr const &attr)
	:
		Session_component<Bench>(env, resources, label), _env(env), _attr(attr), _client(label)
	{
		Board &board = *_wall.local_addr<Board>();
		board.count = 7;
		board.color = Color::GREEN;
		board.title = "open today";
		for (unsigned i = 0; i < 4; i++)
			board.numbers[i] = 10*i;
		board.pointers.init();
		(void)board.pointers.try_place({ .x = 3, .y = -4 });
	}

	~Bench() { _env.ep().dissolve(_hammer); }

	int32_t add(int32_t a, int32_t b) { return int32_t(uint32_t(a) + uint32_t(b)); }

	bool scale(double &value, float factor)
	{
		value *= double(factor);
		return factor < 1 || factor > 1;
	}

	Session::Greet_result greet(Rpc_in_buffer<32> const &name)
	{
		if (name.size() <= 1)
			return Workshop_error::NOT_FOUND;

		return String<64>("Hello, ", name.string(), "!");
	}

	uint64_t sum(Rpc_in_buffer<200> const &data)
	{
		uint64_t result = 0;
		for (size_t i = 0; i < data.size(); i++)
			result += uint8_t(data.base()[i]);
		return result;
	}

	Part echo(Part const &part)
	{
		Part result = part;
		result.id++;
		return result;
	}

	Shape mirror(Shape const &shape) { return mirrored(shape); }

	Telos::Optional<uint64_t> maybe(Telos::Optional<uint64_t> const &value,
	                                Telos::Optional<Color> const &)
	{
		return value.present() ? Telos::Optional<uint64_t>(2*value.value_or(0))
		                       : Telos::Optional<uint64_t>();
	}

	Session::Fail_result fail(uint32_t how)
	{
		if (!how)
			return Ok();

		return Workshop_error(min(how, 5U));
	}

	Session::Put_result put(Rpc_in_buffer<32> const &name, Span const &content)
	{
		if (!_attr.writeable)
			return Workshop_error::BUSY;

		if (content.num_bytes > MAX_CONTENT)
			return Workshop_error::TOO_LARGE;

		memcpy(_content.local_addr<char>(), content.start, content.num_bytes);
		String<32> const stored(Cstring(name.string()));
		if (!_stored || _name != stored)
			_status++;
		_name      = stored;
		_num_bytes = content.num_bytes;
		_stored    = true;
		changed();
		return uint64_t(content.num_bytes);
	}

	Session::Get_result get(Rpc_in_buffer<32> const &name, auto const &reply)
	{
		if (!_stored || _name != String<32>(Cstring(name.string())))
			return Workshop_error::NOT_FOUND;

		return reply(Span { _content.local_addr<char>(), _num_bytes });
	}

	Telos_bulk::Window join(Span const &left, Span const &right, auto const &reply)
	{
		char joined[64] { };
		size_t const l = min(left.num_bytes, sizeof(joined)/2),
		             r = min(right.num_bytes, sizeof(joined)/2);
		memcpy(joined, left.start, l);
		memcpy(joined + l, right.start, r);
		return reply(Span { joined, l + r });
	}

	/*
	 * The builder wants the total before the lines, so the prices of the
	 * ordered parts are summed up first.
	 */
	Receipt::Encode_result _deliver(Order const &order)
	{
		uint64_t total = order.count;
		order.parts.for_each([&] (Telos::Text<> const &part) {
			order.prices.with_value(part, [&] (uint64_t price) { total += price; }, [] { }); });

		return Receipt::build(_answer.bytes(), [&] (Receipt::Builder &receipt) {
			receipt.total(total);
			receipt.lines([&] (auto &lines) {
				order.parts.for_each([&] (Telos::Text<> const &part) {
					String<128> const line(order.name, ": ",
					                       part);
					lines.append({ line.string(), line.length() - 1 }); });
				order.note.with_value([&] (Telos::Text<> const &note) {
					lines.append(note); });
			});
		});
	}

	Telos_bulk::Window deliver(Span const &bytes, auto const &reply)
	{
		size_t const num_bytes = Order::decode(bytes).convert<size_t>(
			[&] (Order const &order) {
				return _deliver(order).convert<size_t>(
					[] (size_t n)            { return n; },
					[] (Telos::Encode_error) { return 0UL; }); },
			[] (Telos::Decode_error) { return 0UL; });

		return reply(Span { _answer.local_addr<char>(), num_bytes });
	}

	Telos_bulk::Window refine(Span const &bytes, auto const &reply)
	{
		size_t const num_bytes = Plan::decode(bytes).convert<size_t>(
			[&] (Plan const &plan) {
				return refined(plan, _answer.bytes()).convert<size_t>(
					[] (size_t n)            { return n; },
					[] (Telos::Encode_error) { return 0UL; }); },
			[] (Telos::Decode_error) { return 0UL; });

		return reply(Span { _answer.local_addr<char>(), num_bytes });
	}

	Dataspace_capability belt() { return _belt.cap(); }

	uint32_t turn() { return turn_belt(_sink); }

	String<48> stamp(Rpc_in_buffer<400> const &bytes)
	{
		return Order::decode({ bytes.base(), bytes.size() }).convert<String<48>>(
			[&] (Order const &order) {
				return String<48>(order.name, " x", order.count); },
			[] (Telos::Decode_error) { return String<48>(); });
	}

	Session::Open_result open(Rpc_in_buffer<32> const &name)
	{
		if (strcmp(name.string(), "hammer"))
			return Workshop_error::NOT_FOUND;

		return Capability<Tool>(_hammer_cap);
	}

	String<48> give(Capability<Tool> tool)
	{
		Tool_client client { tool };
		String<32> const name = client.name();
		return client.use(3).convert<String<48>>(
			[&] (uint32_t uses) { return String<48>(name, " ", uses); },
			[&] (Workshop_error) { return String<48>(); });
	}

	bool owns(Capability<Tool> tool)
	{
		return tool.valid() && _env.ep().rpc_ep().apply(tool, [&] (Tool_component<Hammer> *known) {
			return known == &_hammer; });
	}

	uint32_t status() { return _status; }

	Dataspace_capability board() { return _wall.cap(); }

	Session::Read_result read(Dataspace_capability source)
	{
		if (!source.valid())
			return Workshop_error::NOT_FOUND;

		try {
			Attached_dataspace ds { _env.rm(), source };
			if (ds.size() < sizeof(Board))
				return Workshop_error::NOT_FOUND;

			/* copied before it is interpreted */
			String<16> const title = ds.local_addr<Board const>()->title;
			return String<16>(Cstring(title.string()));
		}
		catch (Attached_dataspace::Invalid_dataspace) { }
		return Workshop_error::NOT_FOUND;
	}

	Session::Allocate_result allocate(uint64_t bytes)
	{
		if (!_ram_quota_guard().try_withdraw({ bytes }))
			return Workshop_error::OUT_OF_RAM;

		return Ok();
	}

	String<96> describe()
	{
		return String<96>(_client, "|", _attr.writeable ? "True" : "False", "|",
		                  _attr.tenant, "|", int(_attr.weight));
	}
};


struct Workshop::Root : Telos_workshop::Root<Bench>
{
	Env &_env;

	Create_result _create(Request const &request, Node const &) override
	{
		if (request.attr.tenant == "nobody")
			return Create_error::DENIED;

		return _alloc_obj(_env, request.resources, request.label, request.attr);
	}

	Root(Env &env, Allocator &md_alloc, Attached_rom_dataspace const &config)
	:
		Telos_workshop::Root<Bench>(env, md_alloc, config), _env(env)
	{ }
};


struct Workshop::Main
{
	Env &_env;

	Sliced_heap _sliced_heap { _env.ram(), _env.rm() };

	Attached_rom_dataspace _config { _env, "config" };

	Workshop::Root _root    { _env, _sliced_heap, _config };
	Former::Root   _archive { _env, _sliced_heap, _config };

	Main(Env &env) : _env(env)
	{
		_env.parent().announce(_env.ep().manage(_root));
		_env.parent().announce("Telos_archive", _env.ep().manage(_archive));
		log("serving");
	}
};


void Component::construct(Genode::Env &env) { static Workshop::Main main(env); }
