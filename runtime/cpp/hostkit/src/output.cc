/*
 * \brief  Text output and errors
 */

/* Genode includes */
#include <base/exception.h>
#include <base/output.h>
#include <util/string.h>

/* Linux includes */
#include <cstdio>

using namespace Genode;


void Output::out_string(char const *str, size_t n)
{
	for (; str && n && *str; str++, n--)
		out_char(*str);
}


template <typename T>
static void print_formatted(Output &out, char const *format, T value)
{
	char buf[64];
	snprintf(buf, sizeof(buf), format, value);
	out.out_string(buf);
}


void Genode::print(Output &out, char const *str)
{
	out.out_string(str ? str : "<null>");
}


void Genode::print(Output &out, void const *ptr)
{
	print_formatted(out, "0x%lx", (unsigned long)ptr);
}


void Genode::print(Output &out, unsigned long v)      { print_formatted(out, "%lu",  v); }
void Genode::print(Output &out, unsigned long long v) { print_formatted(out, "%llu", v); }
void Genode::print(Output &out, long v)               { print_formatted(out, "%ld",  v); }
void Genode::print(Output &out, long long v)          { print_formatted(out, "%lld", v); }
void Genode::print(Output &out, double v)             { print_formatted(out, "%.3f", v); }


void Genode::print(Output &out, Alloc_error e)
{
	switch (e) {
	case Alloc_error::OUT_OF_RAM:  print(out, "OUT_OF_RAM");  return;
	case Alloc_error::OUT_OF_CAPS: print(out, "OUT_OF_CAPS"); return;
	case Alloc_error::DENIED:      break;
	}
	print(out, "DENIED");
}


void Hex::print(Output &out) const
{
	char buf[32];
	unsigned long long const mask = _digits < 16 ? (1ULL << 4*_digits) - 1 : ~0ULL;

	snprintf(buf, sizeof(buf), "%0*llx", _pad == PAD ? int(_digits) : 1, _value & mask);

	if (_prefix == PREFIX)
		out.out_string("0x");

	out.out_string(buf);
}


void Genode::raise(Alloc_error e)
{
	switch (e) {
	case Alloc_error::OUT_OF_RAM:  throw Out_of_ram();
	case Alloc_error::OUT_OF_CAPS: throw Out_of_caps();
	case Alloc_error::DENIED:      break;
	}
	throw Denied();
}


void Genode::raise(Unexpected_error e)
{
	switch (e) {
	case Unexpected_error::INDEX_OUT_OF_BOUNDS:      throw Index_out_of_bounds();
	case Unexpected_error::NONEXISTENT_SUB_NODE:     throw Nonexistent_sub_node();
	case Unexpected_error::ACCESS_UNCONSTRUCTED_OBJ: throw Access_unconstructed_obj();
	case Unexpected_error::IPC_BUFFER_EXCEEDED:      break;
	}
	throw Ipc_error();
}
