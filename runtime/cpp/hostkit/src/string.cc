/*
 * \brief  Memory functions, and parsing of values
 */

/* Genode includes */
#include <util/string.h>

/* Linux includes */
#include <cstring>

using namespace Genode;


size_t Genode::strlen(char const *s) { return s ? ::strlen(s) : 0; }


int Genode::strcmp(char const *s1, char const *s2, size_t len)
{
	for (; len; s1++, s2++, len--)
		if (!*s1 || *s1 != *s2)
			return *s1 - *s2;
	return 0;
}


int Genode::memcmp(void const *a, void const *b, size_t size)
{
	return size ? ::memcmp(a, b, size) : 0;
}


void *Genode::memcpy(void *dst, void const *src, size_t size)
{
	/* Genode permits overlapping ranges */
	return size ? ::memmove(dst, src, size) : dst;
}


void *Genode::memmove(void *dst, void const *src, size_t size)
{
	return size ? ::memmove(dst, src, size) : dst;
}


void Genode::bzero(void *dst, size_t size)
{
	if (size) ::memset(dst, 0, size);
}


void Genode::copy_cstring(char *dst, char const *src, size_t size)
{
	if (!size)
		return;

	size_t const len = ::strnlen(src, size - 1);
	::memmove(dst, src, len);
	dst[len] = 0;
}


int Genode::digit(char c, bool hex)
{
	if (c >= '0' && c <= '9')        return c - '0';
	if (hex && c >= 'a' && c <= 'f') return c - 'a' + 10;
	if (hex && c >= 'A' && c <= 'F') return c - 'A' + 10;
	return -1;
}


bool Genode::is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}


size_t Genode::parse_number(Span const &s, unsigned long long &result, uint8_t base)
{
	size_t i = 0;

	if (base == 0) {
		base = 10;
		if (s.num_bytes > 2 && s.start[0] == '0' && (s.start[1] | 0x20) == 'x') {
			base = 16;
			i    = 2;
		}
	}

	/* too large numbers wrap around as on Genode */
	unsigned long long value = 0;
	for (; i < s.num_bytes; i++) {
		int const d = digit(s.start[i], base == 16);
		if (d < 0)
			break;
		value = value*base + unsigned(d);
	}

	result = value;
	return i;
}


template <typename T>
static size_t parse_signed(Span const &s, T &result)
{
	if (!s.num_bytes)
		return 0;

	bool   const negative = s.start[0] == '-';
	size_t const sign_len = negative || s.start[0] == '+';

	unsigned long long value = 0;
	size_t const n = parse_number({ s.start + sign_len, s.num_bytes - sign_len }, value);
	if (!n)
		return 0;

	result = T(negative ? 0ULL - value : value);
	return sign_len + n;
}


size_t Genode::parse(Span const &s, long &v)               { return parse_signed(s, v); }
size_t Genode::parse(Span const &s, int &v)                { return parse_signed(s, v); }
size_t Genode::parse(Span const &s, unsigned char &v)      { return parse_unsigned(s, v); }
size_t Genode::parse(Span const &s, unsigned short &v)     { return parse_unsigned(s, v); }
size_t Genode::parse(Span const &s, unsigned int &v)       { return parse_unsigned(s, v); }
size_t Genode::parse(Span const &s, unsigned long &v)      { return parse_unsigned(s, v); }
size_t Genode::parse(Span const &s, unsigned long long &v) { return parse_unsigned(s, v); }


size_t Genode::parse(Span const &s, bool &result)
{
	struct { char const *text; bool value; } const words[] {
		{ "yes", true  }, { "true",  true  }, { "on",  true  },
		{ "no",  false }, { "false", false }, { "off", false } };

	for (auto const &word : words)
		if (s.starts_with({ word.text, strlen(word.text) })) {
			result = word.value;
			return strlen(word.text);
		}
	return 0;
}


size_t Genode::parse(Span const &s, double &result)
{
	size_t i = 0;
	bool const negative = s.num_bytes && s.start[0] == '-';
	if (negative)
		i++;

	double value = 0;
	for (; i < s.num_bytes && is_digit(s.start[i]); i++)
		value = 10*value + digit(s.start[i]);

	if (i < s.num_bytes && s.start[i] == '.')
		i++;

	for (double factor = 0.1; i < s.num_bytes && is_digit(s.start[i]); i++, factor *= 0.1)
		value += factor*digit(s.start[i]);

	if (i)
		result = negative ? -value : value;

	return i;
}


size_t Genode::unpack_string(char const *src, char *dst, size_t dst_len)
{
	if (*src != '"' || dst_len < 1)
		return ~0UL;

	size_t n = 0;
	for (src++; *src && *src != '"' && n + 1 < dst_len; n++) {
		if (src[0] == '\\' && src[1] == '"')
			src++;
		dst[n] = *src++;
	}
	dst[n] = 0;
	return n;
}


void Num_bytes::print(Output &out) const
{
	using Genode::print;

	size_t const K = 1024, M = K*K, G = K*M;

	if      (_n == 0)     print(out, 0);
	else if (_n % G == 0) print(out, _n/G, "G");
	else if (_n % M == 0) print(out, _n/M, "M");
	else if (_n % K == 0) print(out, _n/K, "K");
	else                  print(out, _n);
}


size_t Num_bytes::parse(Span const &s)
{
	size_t value = 0;
	size_t i = parse_unsigned(s, value);
	if (!i)
		return 0;

	if (i < s.num_bytes) {
		switch (s.start[i]) {
		case 'G': value <<= 30; i++; break;
		case 'M': value <<= 20; i++; break;
		case 'K': value <<= 10; i++; break;
		default: break;
		}
	}
	_n = value;
	return i;
}
