/*
 * \brief  Memory functions, byte ranges, and strings of fixed capacity
 */

#ifndef _INCLUDE__UTIL__STRING_H_
#define _INCLUDE__UTIL__STRING_H_

#include <base/output.h>
#include <base/stdint.h>
#include <util/attempt.h>
#include <util/byte_range.h>
#include <util/meta.h>
#include <util/misc_math.h>

namespace Genode {

	struct Num_bytes;
	class  Cstring;

	template <size_t> class String;

	using Number_of_bytes = Num_bytes;

	size_t strlen(char const *);
	int    strcmp(char const *, char const *, size_t len = ~0UL);
	void  *memcpy(void *, void const *, size_t);
	void  *memmove(void *, void const *, size_t);
	void   bzero(void *, size_t);

	/**
	 * Copy string, cut and terminate it such that it fits into 'size' bytes
	 */
	void copy_cstring(char *dst, char const *src, size_t size);

	/**
	 * Return value of a digit, or -1
	 */
	int digit(char, bool hex = false);

	bool is_letter(char);
	inline bool is_digit(char c, bool hex = false) { return digit(c, hex) >= 0; }
	inline bool is_whitespace(char c) { return c == '\t' || c == ' ' || c == '\n'; }
}


namespace Genode {

	/*
	 * Each 'parse' function returns the number of consumed characters, or 0
	 * if the text does not start with a value of the type.
	 */
	size_t parse(Span const &, bool &);
	size_t parse(Span const &, double &);
	size_t parse(Span const &, long &);
	size_t parse(Span const &, int &);
	size_t parse(Span const &, unsigned char &);
	size_t parse(Span const &, unsigned short &);
	size_t parse(Span const &, unsigned int &);
	size_t parse(Span const &, unsigned long &);
	size_t parse(Span const &, unsigned long long &);

	inline size_t parse(Span const &s, auto &obj) { return obj.parse(s); }

	/**
	 * Parse number with an optional leading '0x'
	 *
	 * \param base  10, 16, or 0 if defined by the text
	 */
	size_t parse_number(Span const &, unsigned long long &, uint8_t base = 0);

	template <typename T>
	inline size_t parse_unsigned(Span const &s, T &result, uint8_t base = 0)
	{
		unsigned long long value = 0;
		size_t const n = parse_number(s, value, base);
		if (n) result = (T)value;
		return n;
	}

	inline size_t ascii_to(char const *s, auto &out) { return parse(Span(s, strlen(s)), out); }

	inline size_t ascii_to_unsigned(char const *s, auto &out, uint8_t base)
	{
		return parse_unsigned(Span(s, strlen(s)), out, base);
	}

	/**
	 * Copy the characters between the quotes of 'src' with '\"' resolved
	 *
	 * \return number of characters, or ~0UL if 'src' is not quoted
	 */
	size_t unpack_string(char const *src, char *dst, size_t dst_len);
}


/**
 * Size that is printed and parsed with suffix K, M, or G
 */
struct Genode::Num_bytes
{
	size_t _n;

	operator size_t() const { return _n; }

	void print(Output &) const;

	size_t parse(Span const &);
};


/**
 * Printable pointer to characters
 */
class Genode::Cstring
{
	private:

		char const * const _str;
		size_t       const _len;

		Cstring(Cstring const &)              = delete;
		Cstring &operator = (Cstring const &) = delete;

		static size_t _limited_len(char const *str, size_t max_len)
		{
			size_t len = 0;
			while (len < max_len && str && str[len]) len++;
			return len;
		}

	public:

		Cstring(char const *str) : Cstring(str, ~0UL) { }

		Cstring(char const *str, size_t max_len)
		: _str(str), _len(_limited_len(str, max_len)) { }

		void print(Output &out) const { out.out_string(_str, _len); }

		size_t length() const { return _len; }
};


template <Genode::size_t CAPACITY>
class Genode::String
{
	private:

		char _buf[CAPACITY];

		size_t _len { 0 };  /* number of characters including the terminator */

		struct Local_output : Output
		{
			char  *buf;
			size_t used = 0;

			Local_output(char *buf) : buf(buf) { }

			Local_output(Local_output const &)              = delete;
			Local_output &operator = (Local_output const &) = delete;

			void out_char(char c) override { if (used + 1 < CAPACITY) buf[used++] = c; }
		};

	public:

		static constexpr size_t size()     { return CAPACITY; }
		static constexpr size_t capacity() { return CAPACITY; }

		String() { }

		/**
		 * Construct string from printed values, cut at the capacity
		 */
		template <typename T>
		String(T const &head, auto &&... tail)
		{
			Local_output out(_buf);
			Genode::print(out, head);
			(Genode::print(out, tail), ...);
			_buf[out.used] = 0;
			_len = out.used + 1;
		}

		String(char const *cstr) : _len(min(Genode::strlen(cstr) + 1, CAPACITY))
		{
			copy_cstring(_buf, cstr, _len);
		}

		template <size_t N>
		String(String<N> const &other) : _len(min(other.length(), CAPACITY))
		{
			copy_cstring(_buf, other.string(), _len);
		}

		size_t length() const { return _len; }

		/**
		 * Return false if the string is not terminated where it says
		 */
		bool valid() const {
			return _len && _len <= CAPACITY && _buf[_len - 1] == 0; }

		char const *string() const { return valid() ? _buf : ""; }

		/*
		 * Mind that the length is not checked. A string received from another
		 * component must be copied by 'String<N>(Cstring(s.string()))' first.
		 */
		auto with_span(auto const &fn) const -> decltype(fn(Span(nullptr, 0)))
		{
			return fn(Span(_buf, max(1UL, _len) - 1));
		}

		bool operator == (char const *other) const { return !strcmp(string(), other); }
		bool operator != (char const *other) const { return  strcmp(string(), other); }

		template <size_t N>
		bool operator == (String<N> const &o) const { return !strcmp(string(), o.string()); }

		template <size_t N>
		bool operator != (String<N> const &o) const { return strcmp(string(), o.string()); }

		template <size_t N>
		bool operator > (String<N> const &o) const { return strcmp(string(), o.string()) > 0; }

		void print(Output &out) const { Genode::print(out, string()); }
};

#endif /* _INCLUDE__UTIL__STRING_H_ */
