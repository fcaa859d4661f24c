/*
 * \brief  What the programs of the record tests need from the machine
 * \author TelOS
 * \date   2026-11-22
 *
 * Records need four functions of Genode. With those written here, nothing else
 * of Genode or of the stand-in is linked.
 */

#include "host.h"

using namespace Genode;

extern "C" {
	void *malloc(unsigned long);
	void  free(void *);
	long  read(int, void *, unsigned long);
	long  write(int, void const *, unsigned long);
	void  _exit(int);
}


void *Genode::memcpy(void *dst, void const *src, size_t n)
{
	return __builtin_memcpy(dst, src, n);
}


void *Genode::memmove(void *dst, void const *src, size_t n)
{
	return __builtin_memmove(dst, src, n);
}


int Genode::memcmp(void const *a, void const *b, size_t n)
{
	return __builtin_memcmp(a, b, n);
}


size_t Genode::strlen(char const *s) { return __builtin_strlen(s); }


static constexpr size_t CAPACITY = 64*1024*1024;

static char   input[CAPACITY], output[CAPACITY];
static size_t input_size, input_pos, output_size;


static void append(char c)
{
	if (output_size == CAPACITY)
		_exit(3);

	output[output_size++] = c;
}


void Host::Output::text(char const *s) { while (*s) append(*s++); }


void Host::Output::number(unsigned long n)
{
	if (n > 9) number(n/10);
	append(char('0' + n%10));
}


void Host::Output::hex(char const *start, size_t num_bytes)
{
	for (size_t i = 0; i < num_bytes; i++) {
		append("0123456789abcdef"[uint8_t(start[i]) >> 4]);
		append("0123456789abcdef"[uint8_t(start[i]) & 15]);
	}
}


void Host::Output::flush()
{
	for (size_t pos = 0; pos < output_size; ) {
		long const n = ::write(1, output + pos, output_size - pos);
		if (n <= 0)
			_exit(3);
		pos += size_t(n);
	}
	output_size = 0;
}


static unsigned hex_value(char c) { return unsigned(c <= '9' ? c - '0' : c - 'a' + 10); }


bool Host::next_line(Line &line)
{
	while (input_size < CAPACITY && input_pos == 0) {
		long const n = ::read(0, input + input_size, CAPACITY - input_size);
		if (n <= 0)
			break;
		input_size += size_t(n);
	}

	size_t end = input_pos;
	while (end < input_size && input[end] != '\n')
		end++;

	if (end == input_size)
		return false;

	size_t space = input_pos;
	while (input[space] != ' ' && space < end)
		space++;

	line.verb      = input + input_pos;
	line.num_bytes = space < end ? (end - space - 1)/2 : 0;
	line.bytes     = memory(line.num_bytes);
	input[space]   = 0;
	for (size_t i = 0; i < line.num_bytes; i++)
		line.bytes[i] = char((hex_value(input[space + 1 + 2*i]) << 4) | hex_value(input[space + 2 + 2*i]));

	input_pos = end + 1;
	return true;
}


bool Host::equal(char const *a, char const *b)
{
	while (*a && *a == *b) { a++; b++; }
	return *a == *b;
}


void Host::done(Line const &line) { release(line.bytes); }


char *Host::memory(size_t size) { return static_cast<char *>(malloc(size)); }


void Host::release(char *start) { free(start); }
