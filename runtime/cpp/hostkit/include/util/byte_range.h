/*
 * \brief  Ranges of bytes
 *
 * This header is part of the stand-in, Genode has it as part of util/string.h.
 */

#ifndef _INCLUDE__UTIL__BYTE_RANGE_H_
#define _INCLUDE__UTIL__BYTE_RANGE_H_

#include <base/output.h>
#include <base/stdint.h>
#include <util/attempt.h>

namespace Genode {

	struct Byte_range_ptr;
	struct Span;

	using Const_byte_range_ptr = Span;

	int memcmp(void const *, void const *, size_t);
}


/**
 * Memory to be written to
 */
struct Genode::Byte_range_ptr
{
	char * const start;
	size_t const num_bytes;

	Byte_range_ptr(char *start, size_t num_bytes) : start(start), num_bytes(num_bytes) { }

	Byte_range_ptr(Byte_range_ptr const &)              = delete;
	Byte_range_ptr &operator = (Byte_range_ptr const &) = delete;

	/**
	 * Call 'fn' with the part behind the first 'n' bytes, if there is any
	 */
	void with_skipped_bytes(size_t const n, auto const &fn)
	{
		if (n < num_bytes)
			fn(Byte_range_ptr(start + n, num_bytes - n));
	}

	/**
	 * Call 'fn' with an 'Output' that writes to the memory
	 *
	 * \return number of bytes written
	 */
	Attempt<size_t, Buffer_error> as_output(auto const &fn) const
	{
		struct Range_output : Output
		{
			char  *start;
			size_t left;
			bool   exceeded = false;

			Range_output(char *start, size_t left) : start(start), left(left) { }

			Range_output(Range_output const &)              = delete;
			Range_output &operator = (Range_output const &) = delete;

			void out_char(char c) override
			{
				if (left) { *start++ = c; left--; }
				else      { exceeded = true; }
			}
		} range_output { start, num_bytes };

		Output &out = range_output;
		fn(out);

		if (range_output.exceeded)
			return Buffer_error::EXCEEDED;

		return num_bytes - range_output.left;
	}
};


/**
 * Memory to be read
 */
struct Genode::Span
{
	char const * const start;
	size_t       const num_bytes;

	Span(char const *start, size_t num_bytes) : start(start), num_bytes(num_bytes) { }

	Span(Span const &)              = delete;
	Span &operator = (Span const &) = delete;

	bool contains(char const *ptr) const
	{
		return ptr >= start && size_t(ptr - start) < num_bytes;
	}

	bool contains(void const *ptr) const { return contains((char const *)ptr); }

	bool equals(Span const &other) const
	{
		return num_bytes == other.num_bytes && !memcmp(start, other.start, num_bytes);
	}

	bool starts_with(Span const &prefix) const
	{
		return num_bytes >= prefix.num_bytes
		    && !memcmp(start, prefix.start, prefix.num_bytes);
	}

	bool ends_with(Span const &suffix) const
	{
		return num_bytes >= suffix.num_bytes
		    && !memcmp(start + num_bytes - suffix.num_bytes, suffix.start, suffix.num_bytes);
	}

	/**
	 * Call 'fn' with the parts before and behind the first 'match'
	 */
	void cut(char const match, auto const &fn) const
	{
		size_t n = 0;
		while (n < num_bytes && start[n] != match)
			n++;

		if (n < num_bytes)
			fn(Span(start, n), Span(start + n + 1, num_bytes - n - 1));
		else
			fn(*this, Span(nullptr, 0));
	}

	/**
	 * Call 'fn' with each part delimited by 'sep'
	 */
	void split(char const sep, auto const &fn) const
	{
		if (!num_bytes)
			return;

		size_t begin = 0;
		for (size_t i = 0; i < num_bytes; i++)
			if (start[i] == sep) {
				fn(Span(start + begin, i - begin));
				begin = i + 1;
			}

		fn(Span(start + begin, num_bytes - begin));
	}

	/**
	 * Call 'fn' with the span without surrounding spaces
	 */
	auto trimmed(auto const &fn) const -> decltype(fn(*this))
	{
		size_t begin = 0, end = num_bytes;

		while (begin < end && start[begin]   == ' ') begin++;
		while (begin < end && start[end - 1] == ' ') end--;

		return fn(Span(start + begin, end - begin));
	}
};

#endif /* _INCLUDE__UTIL__BYTE_RANGE_H_ */
