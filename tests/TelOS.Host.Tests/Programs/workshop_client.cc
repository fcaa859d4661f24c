/*
 * \brief  Client of the workshop in C++
 */

/* Genode includes */
#include <base/attached_dataspace.h>
#include <base/attached_ram_dataspace.h>
#include <base/component.h>
#include <base/heap.h>
#include <base/log.h>

#include <telos_workshop_session/component.h>
#include <telos_workshop_session/connection.h>
#include <telos_workshop_session/records.h>

/* local includes */
#include <visits.h>

namespace Workshop {

	using namespace Genode;
	using namespace Telos_workshop;

	struct Tool_of_mine;
	struct Main;
}


struct Workshop::Tool_of_mine : Tool_component<Tool_of_mine>
{
	uint32_t uses { };

	Tool::Use_result use(uint32_t times) { return uses += times; }

	String<32> name() { return "mine"; }
};


struct Workshop::Main
{
	Env &_env;

	Telos_workshop::Connection _workshop { _env, { .writeable = true, .tenant = "ada" }, "bench" };

	/* tools of this component are called while its entrypoint waits */
	Entrypoint _tool_ep { _env, 16*1024, "tools", Affinity::Location() };

	Signal_handler<Main> _changed_handler { _env.ep(), *this, &Main::_handle_changed };

	Attached_ram_dataspace _large { _env.ram(), _env.rm(), 1024*1024 };

	Plan_visit _plan_visit { };

	unsigned _failures { };

	void _check(char const *name, bool ok)
	{
		if (!ok)
			_failures++;
		log(ok ? "ok " : "FAILED ", name);
	}

	static bool _fails(auto const &result, Workshop_error const expected)
	{
		return result.template convert<bool>(
			[&] (auto const &)       { return false; },
			[&] (Workshop_error e)   { return e == expected; });
	}

	static bool _succeeds(auto const &result, auto const &expected)
	{
		return result.template convert<bool>(
			[&] (auto const &value)  { return value == expected; },
			[&] (Workshop_error)     { return false; });
	}

	void _try_plain_calls()
	{
		_check("add", _workshop.add(20, 22) == 42
		           && _workshop.add(0x7fffffff, 1) == -0x7fffffff - 1);
		double value = 2.5;
		bool const changed = _workshop.scale(value, 2);
		_check("inout", changed && value > 4.9 && value < 5.1 && !_workshop.scale(value, 1));
		_check("text", _succeeds(_workshop.greet("J\xc3\xbcrgen"), String<64>("Hello, J\xc3\xbcrgen!")));
		char bytes[200];
		for (char &byte : bytes)
			byte = char(255);
		_check("bytes", _workshop.sum({ bytes, sizeof(bytes) }) == 51000
		             && _workshop.sum({ bytes, 0 }) == 0);
		_check("describe", _workshop.describe() == "client -> bench|True|ada|-1");
	}

	static bool _equal(Part const &a, Part const &b)
	{
		return a.id == b.id && a.color == b.color && a.is_spare == b.is_spare
		    && a.rights == b.rights && a.name == b.name && a.limit == b.limit
		    && a.marks[3] == b.marks[3] && a.at.x == b.at.x && a.at.y == b.at.y
		    && !(a.heat < b.heat) && !(a.heat > b.heat);
	}

	void _try_data()
	{
		Part part { };
		part.id       = ~0UL - 1;
		part.color    = Color::GREEN;
		part.is_spare = true;
		part.rights.set(Rights::READ);
		part.rights.set(Rights::WRITE);
		part.name     = "wheel";
		part.limit    = 12U;
		part.marks[3] = 65535;
		part.at       = { .x = -1, .y = 2 };
		part.heat     = 36.6;

		Part expected = part;
		expected.id++;
		_check("struct", _equal(_workshop.echo(part), expected));
		part.limit = expected.limit = { };
		_check("no optional", _equal(_workshop.echo(part), expected));

		Point circle { };
		_workshop.mirror(Shape::from_circle({ .x = 1, .y = 2 })).with_circle([&] (Point p) { circle = p; });
		_check("union", circle.x == 2 && circle.y == 1);
		String<8> label { };
		_workshop.mirror(Shape::from_label("abc")).with_label([&] (String<8> const &l) { label = l; });
		_check("union text", label == "abc");
		_check("union empty", _workshop.mirror(Shape::from_nothing()).tag() == Shape::Tag::NOTHING);
		_check("optional", _workshop.maybe(21UL, Color::RED) == Telos::Optional<uint64_t>(42UL)
		                && !_workshop.maybe({ }, { }).present());
	}

	void _try_errors()
	{
		_check("no error", _workshop.fail(0).ok());
		_check("error 1", _fails(_workshop.fail(1), Workshop_error::NOT_FOUND));
		_check("error 4", _fails(_workshop.fail(4), Workshop_error::TOO_LARGE));
		_check("error 5", _fails(_workshop.fail(5), Workshop_error::BUSY));

		/* these two are tried again with more quota, as often as is allowed */
		_check("error 2", _fails(_workshop.fail(2), Workshop_error::OUT_OF_RAM));
		_check("error 3", _fails(_workshop.fail(3), Workshop_error::OUT_OF_CAPS));
		_check("greet nobody", _fails(_workshop.greet(""), Workshop_error::NOT_FOUND));
	}

	bool _bulk_ok(size_t const num_bytes)
	{
		char * const content = _large.local_addr<char>();
		for (size_t i = 0; i < num_bytes; i++)
			content[i] = char(i*7 + num_bytes);

		if (!_succeeds(_workshop.put("x", { content, num_bytes }), uint64_t(num_bytes)))
			return false;

		bool same = false;
		bool const got = _workshop.with_get("x", [&] (Span const &bytes) {
			same = bytes.num_bytes == num_bytes && !memcmp(bytes.start, content, num_bytes); }).ok();
		return got && same;
	}

	void _try_bulk()
	{
		_check("bulk 0",       _bulk_ok(0));
		_check("bulk 1",       _bulk_ok(1));
		_check("bulk 4096",    _bulk_ok(4096));
		_check("bulk 4097",    _bulk_ok(4097));
		_check("bulk 100000",  _bulk_ok(100000));
		_check("bulk 1048576", _bulk_ok(1024*1024));
		_check("bulk missing", _fails(_workshop.with_get("nothing", [&] (Span const &) { }),
		                              Workshop_error::NOT_FOUND));
		bool joined = false;
		bool const ok = _workshop.with_join({ "\1\2", 2 }, { "\3", 1 }, [&] (Span const &bytes) {
			joined = bytes.num_bytes == 3 && !memcmp(bytes.start, "\1\2\3", 3); }).ok();
		_check("bulk join", ok && joined);
	}

	void _try_records()
	{
		using Text  = Telos::Text<>;
		using Price = Telos::Map<Text, uint64_t>::Entry;

		Text  const parts[]  { { "wheel", 5 }, { "axle", 4 } };
		Price const prices[] { { { "saddle", 6 }, 1000 }, { { "wheel", 5 }, 40 } };

		Order order { };
		order.name   = { "ada", 3 };
		order.count  = 2;
		order.parts  = { parts, 2 };
		order.note   = Text { "quick", 5 };
		order.target = Point { .x = 1, .y = 1 };
		order.prices = { prices, 2 };
		order.color  = Color::RED;

		char bytes[400];

		auto encoded = [&] {
			return order.encode({ bytes, sizeof(bytes) }).convert<size_t>(
				[] (size_t n)            { return n; },
				[] (Telos::Encode_error) { return 0UL; }); };

		/* call 'fn' with the receipt, which is copied before it is read */
		auto with_receipt = [&] (auto const &fn) {
			char   copy[400];
			size_t num_bytes = 0;
			bool const ok = _workshop.with_deliver({ bytes, encoded() }, [&] (Span const &answer) {
				num_bytes = min(answer.num_bytes, sizeof(copy));
				memcpy(copy, answer.start, num_bytes); }).ok();
			return ok && Receipt::decode({ copy, num_bytes }).convert<bool>(
				[&] (Receipt const &receipt) { return fn(receipt); },
				[] (Telos::Decode_error)     { return false; });
		};

		auto last = [] (Receipt const &receipt) {
			String<64> result { };
			receipt.lines.for_each([&] (Text const &line) {
				result = { line }; });
			return result;
		};

		_check("record", with_receipt([&] (Receipt const &receipt) {
			return receipt.total == 42 && receipt.lines.count() == 3 && last(receipt) == "quick"; }));

		order.note   = { };
		order.target = { };
		_check("record without options", with_receipt([&] (Receipt const &receipt) {
			return receipt.lines.count() == 2 && last(receipt) == "ada: axle"; }));
		_check("record in a message", _workshop.stamp({ bytes, encoded() }) == "ada x2");
	}

	void _try_tools()
	{
		_workshop.open("hammer").with_result(
			[&] (Tool_capability cap) {
				Tool_client tool { cap };
				_check("tool", tool.name() == "hammer"
				            && _succeeds(tool.use(2), 2U) && _succeeds(tool.use(3), 5U));
				_check("tool error", _fails(tool.use(5000), Workshop_error::TOO_LARGE));
				_check("own tool comes back", _workshop.owns(cap));
			},
			[&] (Workshop_error) { _check("tool", false); });

		_check("no tool", _fails(_workshop.open("saw"), Workshop_error::NOT_FOUND));

		Tool_of_mine mine { };
		Capability<Tool> const cap = _tool_ep.manage(mine);
		_check("foreign tool", !_workshop.owns(cap));
		_check("invalid tool", !_workshop.owns(Capability<Tool>()));
		_check("given tool", _workshop.give(cap) == "mine 3");
		_check("given tool worked", mine.uses == 3);
		_tool_ep.dissolve(mine);
	}

	void _try_dataspaces()
	{
		{
			Attached_dataspace ds { _env.rm(), _workshop.board() };
			Board &board = *ds.local_addr<Board>();
			_check("dataspace", board.count == 7 && board.color == Color::GREEN
			                 && board.title == "open today" && board.numbers[3] == 30);
			Point pointed { };
			_check("ring", board.pointers.try_take(pointed) == Telos::Ring_result::DONE
			            && pointed.x == 3 && pointed.y == -4);
		}
		Attached_ram_dataspace own { _env.ram(), _env.rm(), sizeof(Board) };
		own.local_addr<Board>()->title = "from a client";
		_check("own dataspace", _succeeds(_workshop.read(own.cap()), String<16>("from a client")));
		_check("no dataspace", _fails(_workshop.read(Dataspace_capability()), Workshop_error::NOT_FOUND));
	}

	void _try_quota()
	{
		_check("upgrade", _workshop.allocate(100000).ok());
		_check("too much", _fails(_workshop.allocate(1UL << 40), Workshop_error::OUT_OF_RAM));
	}

	void _handle_changed()
	{
		_check("signal", _workshop.status() > 0);
		log("done");
		_env.parent().exit(int(_failures));
	}

	Main(Env &env) : _env(env)
	{
		_try_plain_calls();
		_try_data();
		_try_errors();
		_try_bulk();
		_try_records();
		_try_tools();
		_try_dataspaces();
		_try_quota();

		auto const check = [&] (char const *name, bool ok) { _check(name, ok); };

		_plan_visit.visit(_workshop, check);
		Belt_visit { _env, _workshop }.visit(check);
		visit_archive(_env, check);

		/* the signal is the last thing to wait for */
		_workshop.changed_sigh(_changed_handler);
		(void)_workshop.put("signal", { "!", 1 });
	}
};


void Component::construct(Genode::Env &env) { static Workshop::Main main(env); }
