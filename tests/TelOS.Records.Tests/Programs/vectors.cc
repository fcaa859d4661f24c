/*
 * \brief  Reads and writes the MessagePack of each line of the input
 * \author TelOS
 * \date   2026-11-22
 */

#include <telos/record.h>

#include "host.h"

using namespace Genode;
using Telos::Msgpack::Reader;
using Telos::Msgpack::Writer;
using Telos::Msgpack::Type;

static Host::Output out;


static void print_error(Telos::Decode_error error)
{
	static char const *names[] { "malformed", "truncated", "type", "range", "long", "utf8",
	                             "missing", "duplicate", "unordered", "deep", "trailing" };
	out.text("error ");
	out.text(names[unsigned(error)]);
}


/**
 * Copy one value, in the shortest form of each part
 */
static bool copy(Reader &reader, Writer &writer)
{
	char const *start = nullptr;
	size_t      n = 0;

	switch (reader.type()) {

	case Type::NIL:
		writer.nil();
		return reader.nil();

	case Type::BOOLEAN: {
		bool value = false;
		if (!reader.boolean(value)) return false;
		writer.boolean(value);
		return true;
	}
	case Type::INTEGER: {
		uint64_t value = 0;
		Reader const head = reader;
		if (reader.integer(value)) {
			writer.integer(value);
			return true;
		}
		int64_t negative = 0;
		reader = head;
		if (!reader.integer(negative)) return false;
		writer.integer(negative);
		return true;
	}
	case Type::FLOAT32: {
		float value = 0;
		if (!reader.float32(value)) return false;
		writer.float32(value);
		return true;
	}
	case Type::FLOAT64: {
		double value = 0;
		if (!reader.float64(value)) return false;
		writer.float64(value);
		return true;
	}
	case Type::TEXT:
		if (!reader.raw_text(start, n)) return false;
		writer.text(start, n);
		return true;

	case Type::BYTES:
		if (!reader.bytes(start, n)) return false;
		writer.bytes(start, n);
		return true;

	case Type::EXT: {
		int8_t kind = 0;
		if (!reader.ext(kind, start, n)) return false;
		writer.ext(kind, start, n);
		return true;
	}
	case Type::ARRAY: {
		uint32_t count = 0;
		if (!reader.array(count)) return false;
		bool ok = true;
		writer.array_of([&] {
			for (uint32_t i = 0; i < count && ok; i++)
				ok = copy(reader, writer);
			return count;
		});
		return ok;
	}
	case Type::MAP: {
		uint32_t count = 0;
		if (!reader.map(count)) return false;
		bool ok = true;
		writer.map_of([&] {
			for (uint32_t i = 0; i < count && ok; i++)
				ok = copy(reader, writer) && copy(reader, writer);
			return count;
		});
		return ok;
	}
	case Type::NONE:
	case Type::MALFORMED:
		break;
	}
	return reader.skip();
}


/**
 * Print value in its shortest form, written into exactly 'capacity' bytes
 */
static void print_copy(Host::Line const &line, size_t capacity)
{
	Reader reader { line.bytes, line.num_bytes };
	char * const memory = Host::memory(capacity);
	Writer writer { { memory, capacity } };

	if (!copy(reader, writer))
		print_error(reader.error());
	else if (!reader.at_end())
		print_error(Telos::Decode_error::TRAILING);
	else
		writer.result().with_result(
			[&] (size_t num_bytes) { out.text("ok "); out.hex(memory, num_bytes); },
			[&] (Telos::Encode_error error) {
				out.text(error == Telos::Encode_error::EXCEEDED ? "exceeded" : "invalid"); });

	Host::release(memory);
}


template <typename T>
static void print_value(T value) requires Telos::Number<T>
{
	bool const negative = (value < T(1)) && value != 0;
	if (negative) out.text("-");
	out.number(negative ? 0 - (unsigned long)(value) : (unsigned long)(value));
}

static void print_value(bool v)   { out.number(v); }
static void print_value(float v)   { out.number(__builtin_bit_cast(uint32_t, v)); }
static void print_value(double v)  { out.number(__builtin_bit_cast(unsigned long, v)); }

static void print_value(Telos::Byte_view const &v) { out.hex(v.start(), v.num_bytes()); }

template <typename T>
static void print_value(Telos::List<T> const &v)
{
	uint32_t seen = 0;
	v.for_each([&] (T const &) { seen++; });
	out.number(seen == v.count() ? seen : 0);
}

template <typename K, typename V>
static void print_value(Telos::Map<K, V> const &v)
{
	uint32_t seen = 0;
	v.for_each([&] (K const &, V const &) { seen++; });
	out.number(seen == v.count() ? seen : 0);
}


template <typename T>
static void print_typed(Host::Line const &line)
{
	Reader checked { line.bytes, line.num_bytes };
	Reader reader  { line.bytes, line.num_bytes };
	T value { };

	if (!Telos::Codec<T>::check(checked))
		print_error(checked.error());
	else if (!Telos::Codec<T>::read(reader, value) || reader.pos() != checked.pos())
		out.text("read differs from check");
	else if (!reader.at_end())
		print_error(Telos::Decode_error::TRAILING);
	else {
		out.text("ok ");
		print_value(value);
	}
}


int main();
int main()
{
	struct Verb { char const *name; void (*fn)(Host::Line const &); };

	static Verb const verbs[] {
		{ "bool",  print_typed<bool> },
		{ "i8",    print_typed<int8_t> },
		{ "i16",   print_typed<int16_t> },
		{ "i32",   print_typed<int32_t> },
		{ "i64",   print_typed<int64_t> },
		{ "u8",    print_typed<uint8_t> },
		{ "u16",   print_typed<uint16_t> },
		{ "u32",   print_typed<uint32_t> },
		{ "u64",   print_typed<uint64_t> },
		{ "f32",   print_typed<float> },
		{ "f64",   print_typed<double> },
		{ "text",  print_typed<Telos::Text<>> },
		{ "bytes", print_typed<Telos::Bytes<>> },
		{ "bools", print_typed<Telos::List<bool>> },
		{ "nils",  print_typed<Telos::List<Telos::Maybe<bool>>> },
		{ "texts", print_typed<Telos::Map<Telos::Text<>, uint64_t>> },
		{ "map",   print_typed<Telos::Map<uint32_t, bool>> },
		{ "copy",  [] (Host::Line const &line) { print_copy(line, line.num_bytes + 4); } },
		{ "tight", [] (Host::Line const &line) {
			/* in the shortest form, a buffer of any smaller size does not suffice */
			for (size_t n = 0; n <= line.num_bytes; n++) { print_copy(line, n); out.text(" "); }
		} },
		{ "skip",  [] (Host::Line const &line) {
			Reader reader { line.bytes, line.num_bytes };
			if (!reader.skip())       print_error(reader.error());
			else if (!reader.at_end()) print_error(Telos::Decode_error::TRAILING);
			else                      out.text("ok");
		} },
	};

	for (Host::Line line { }; Host::next_line(line); Host::done(line)) {

		for (Verb const &verb : verbs)
			if (Host::equal(verb.name, line.verb))
				verb.fn(line);

		out.text("\n");
		out.flush();
	}
	return 0;
}
