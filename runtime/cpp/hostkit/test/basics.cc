/*
 * \brief  Test of utilities
 */

/* Genode includes */
#include <base/node.h>
#include <base/quota_guard.h>
#include <base/session_label.h>
#include <hostkit/check.h>
#include <os/session_policy.h>
#include <session/session.h>

using namespace Genode;


CASE(args_are_found_by_key)
{
	char const * const args = "label=\"a -> b, c\", ram_quota=64K, cap_quota=12, "
	                          "writeable=yes, name=\"say \\\"hi\\\"\", neg=-5, hex=0x20";

	CHECK_EQUAL(label_from_args(args), "a -> b, c");
	CHECK_EQUAL(ram_quota_from_args(args).value, 65536U);
	CHECK_EQUAL(cap_quota_from_args(args).value, 12U);
	CHECK(Arg_string::find_arg(args, "writeable").bool_value(false));
	CHECK_EQUAL(Arg_string::find_arg(args, "neg").long_value(0), -5);
	CHECK_EQUAL(Arg_string::find_arg(args, "neg").ulong_value(3), 3U);
	CHECK_EQUAL(Arg_string::find_arg(args, "hex").ulong_value(0), 32U);
	CHECK_EQUAL(Arg_string::find_arg(args, "ram_quota").aligned_size(), 65536U);
	CHECK_EQUAL(Arg_string::find_arg(args, "missing").ulong_value(7), 7U);
	CHECK(!Arg_string::find_arg(args, "quota").valid());

	char name[32] { };
	Arg_string::find_arg(args, "name").string(name, sizeof(name), "default");
	CHECK(!strcmp(name, "say \"hi\""));

	Arg_string::find_arg(args, "missing").string(name, sizeof(name), "default");
	CHECK(!strcmp(name, "default"));
}


CASE(args_are_replaced)
{
	char args[64] = "a=1, b=\"x, y\", c=3";

	CHECK(Arg_string::set_arg(args, sizeof(args), "b", 2));
	CHECK_EQUAL(String<64>(Cstring(args)), "a=1, c=3, b=2");

	CHECK(Arg_string::remove_arg(args, "b"));
	CHECK_EQUAL(String<64>(Cstring(args)), "a=1, c=3");

	CHECK(Arg_string::set_arg_string(args, sizeof(args), "label", "me"));
	CHECK_EQUAL(String<64>(Cstring(args)), "a=1, c=3, label=\"me\"");

	char tiny[10] = "a=1";
	CHECK(!Arg_string::set_arg(tiny, sizeof(tiny), "b", "22222"));
	CHECK_EQUAL(String<64>(Cstring(tiny)), "a=1");
}


CASE(labels_have_elements)
{
	Session_label const label("init -> client -> main");

	CHECK_EQUAL(label.last_element(), "main");
	CHECK_EQUAL(label.prefix(), "init -> client");
	CHECK_EQUAL(Session_label("main").last_element(), "main");
	CHECK_EQUAL(Session_label("main").prefix(), "");
	CHECK_EQUAL(prefixed_label(Session_label("a"), Session_label("b")), "a -> b");
}


CASE(values_are_printed)
{
	CHECK_EQUAL(String<64>(1, " ", -2L, " ", 'A', " ", true), "1 -2 65 1");
	CHECK_EQUAL(String<64>(Hex(255), " ", Hex(10, Hex::OMIT_PREFIX), " ",
	                       Hex(uint16_t(10), Hex::PREFIX, Hex::PAD)), "0xff a 0x000a");
	CHECK_EQUAL(String<64>(Num_bytes { 65536 }, " ", Num_bytes { 1 << 20 }, " ",
	                       Num_bytes { 1000 }), "64K 1M 1000");
	CHECK_EQUAL(String<8>("longer than seven"), "longer ");
	CHECK_EQUAL(String<64>(Ram_quota { 4096 }, " ", Cap_quota { 7 }), "4K 7");
}


CASE(values_are_parsed)
{
	auto parsed = [] (char const *s, auto value) {
		return parse(Span(s, strlen(s)), value) == strlen(s) ? value : decltype(value)(); };

	CHECK_EQUAL(parsed("123", 0U), 123U);
	CHECK_EQUAL(parsed("0x10", 0U), 16U);
	CHECK_EQUAL(parsed("-5", 0), -5);
	CHECK_EQUAL(parsed("on", false), true);
	CHECK_EQUAL(parsed("12a", 0U), 0U);
	CHECK_EQUAL(parsed("1.5", 0.0), 1.5);
	CHECK_EQUAL(size_t(parsed("2M", Num_bytes { })), 2U*1024*1024);
}


CASE(received_string_with_wrong_length_is_invalid)
{
	String<16> s("abc");
	CHECK(s.valid());

	/* the length follows the characters */
	*reinterpret_cast<size_t *>(reinterpret_cast<char *>(&s) + 16) = 100000;
	CHECK(!s.valid());
	CHECK_EQUAL(s.string(), "");
}


CASE(quota_guard_keeps_its_limit)
{
	Ram_quota_guard guard(Ram_quota { 100 });

	CHECK(guard.try_withdraw(Ram_quota { 60 }));
	CHECK(!guard.try_withdraw(Ram_quota { 41 }));
	CHECK_EQUAL(guard.avail().value, 40U);
	CHECK(!guard.try_downgrade(Ram_quota { 41 }));
	guard.upgrade(Ram_quota { 10 });
	{
		auto const reservation = guard.reserve(Ram_quota { 50 });
		CHECK(reservation.ok());
		CHECK_EQUAL(guard.avail().value, 0U);
	}
	CHECK_EQUAL(guard.avail().value, 50U);
	guard.replenish(Ram_quota { 1000 });
	CHECK_EQUAL(guard.used().value, 0U);
}


static Node const &config()
{
	static Node const node { Span { nullptr, 0 } };
	return node;
}


CASE(node_is_read)
{
	CHECK_EQUAL(config().type(), "empty");

	String<512> const text(
		"\n"
		"config | verbose: yes | arch: x86_64\n"
		". a comment | with: bar\n"
		"+ start osci | ram: 8M\n"
		"  |            caps: 100\n"
		"  + route\n"
		"    + service ROM | label: recording | + child record_rom\n"
		"    + any-service                    | + parent\n"
		"x start disabled | ram: 1M\n"
		"  + route\n"
		"+ arg -c\n"
		"  : while | true\n"
		"  :  indented\n"
		"  :\n"
		"-\n"
		"garbage");

	Node const node(text);

	CHECK_EQUAL(node.type(), "config");
	CHECK_EQUAL(node.num_sub_nodes(), 2U);
	CHECK(node.attribute_value("verbose", false));
	CHECK_EQUAL(node.attribute_value("arch", String<16>()), "x86_64");
	CHECK(!node.has_attribute("with"));
	CHECK(!node.has_attribute("ram"));

	node.with_sub_node("start", [&] (Node const &start) {
		CHECK_EQUAL(start.attribute_value("name", String<16>()), "osci");
		CHECK_EQUAL(size_t(start.attribute_value("ram", Num_bytes { })), 8U << 20);
		CHECK_EQUAL(start.attribute_value("caps", 0U), 100U);

		start.with_sub_node("route", [&] (Node const &route) {
			CHECK_EQUAL(route.num_sub_nodes(), 2U);

			route.with_sub_node(0U, [&] (Node const &service) {
				CHECK_EQUAL(service.attribute_value("label", String<16>()), "recording");
				CHECK(service.has_sub_node("child"));
				CHECK(!service.has_sub_node("parent"));
			}, [] { CHECK(false); });
		}, [] { CHECK(false); });
	}, [] { CHECK(false); });

	node.with_sub_node("arg", [&] (Node const &arg) {
		CHECK_EQUAL(String<64>(Node::Quoted_content(arg)), "while | true\n indented\n");
		CHECK_EQUAL(arg.attribute_value("name", String<16>()), "-c");
	}, [] { CHECK(false); });

	CHECK_EQUAL(node.attribute_value("arch", 5U), 5U);
}


CASE(node_without_end_is_empty)
{
	CHECK_EQUAL(Node(String<32>("config | a: 1\n")).type(), "empty");
	CHECK_EQUAL(Node(String<32>("<config/>")).type(), "empty");
	CHECK_EQUAL(Node(String<32>("")).num_sub_nodes(), 0U);
}


CASE(policy_with_the_best_match_is_taken)
{
	String<512> const text(
		"config\n"
		"+ policy | label_prefix: a       | value: 1\n"
		"+ policy | label_prefix: a -> b  | value: 2\n"
		"+ policy | label: a -> b -> c    | value: 3\n"
		"+ policy | label_suffix: z       | value: 4\n"
		"+ policy | label_prefix: a | label_suffix: y | value: 5\n"
		"+ default-policy | value: 6\n"
		"-\n");

	Node const node(text);

	auto value = [&] (char const *label) {
		return with_matching_policy(Session_label(label), node,
			[] (Node const &policy) { return policy.attribute_value("value", 0U); },
			[]                      { return 99U; });
	};

	CHECK_EQUAL(value("a"), 1U);
	CHECK_EQUAL(value("a -> b"), 2U);
	CHECK_EQUAL(value("a -> b -> c"), 3U);
	CHECK_EQUAL(value("q -> z"), 4U);
	CHECK_EQUAL(value("a -> z"), 1U);
	CHECK_EQUAL(value("a -> y"), 5U);
	CHECK_EQUAL(value("other"), 6U);

	CHECK_EQUAL(with_matching_policy(Session_label("x"), Node(),
		[] (Node const &) { return 1U; }, [] { return 99U; }), 99U);
}


CASE(attempt_gives_result_or_error)
{
	enum class Error { FIRST, SECOND };

	using Result = Attempt<int, Error>;

	Result const good = 5, bad = Error::SECOND;

	CHECK(good.ok() && bad.failed());
	CHECK(good == 5);
	CHECK(bad == Error::SECOND);
	CHECK_EQUAL(good.convert<int>([] (int v) { return v + 1; }, [] (Error) { return 0; }), 6);

	bool called = false;
	bad.with_error([&] (Error e) { called = e == Error::SECOND; });
	CHECK(called);
}
