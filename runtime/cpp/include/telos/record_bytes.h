/*
 * \brief  Texts and bytes of records
 * \author TelOS
 * \date   2026-11-22
 *
 * They refer to memory that belongs to somebody else: the encoded record they
 * were read from, or whatever they are to be written from.
 */

/*
 * Copyright (C) 2026 TelOS project
 *
 * This file is part of TelOS.Idl, which is distributed under the terms of the
 * Apache License, version 2.0.
 */

#ifndef _INCLUDE__TELOS__RECORD_BYTES_H_
#define _INCLUDE__TELOS__RECORD_BYTES_H_

/* Genode includes */
#include <base/output.h>
#include <util/string.h>

namespace Telos {

	using Genode::size_t;

	class Byte_view;

	template <size_t MAX = ~0UL> struct Bytes;
	template <size_t MAX = ~0UL> struct Text;
}


class Telos::Byte_view
{
	private:

		char const *_start     = "";
		size_t      _num_bytes = 0;

	public:

		Byte_view() { }

		Byte_view(char const *start, size_t num_bytes)
		: _start(start), _num_bytes(num_bytes) { }

		Byte_view(Byte_view const &)              = default;
		Byte_view &operator = (Byte_view const &) = default;

		char const *start()     const { return _start; }
		size_t      num_bytes() const { return _num_bytes; }

		/**
		 * Call 'fn' with the bytes as 'Span const &'
		 */
		void with_span(auto const &fn) const { fn(Genode::Span(_start, _num_bytes)); }

		/**
		 * Return order of the bytes: below, equal to, or above zero
		 */
		int compare(Byte_view const &other) const
		{
			size_t const common = _num_bytes < other._num_bytes
			                    ? _num_bytes : other._num_bytes;

			int const result = common ? Genode::memcmp(_start, other._start, common) : 0;

			return result                           ? result
			     : _num_bytes < other._num_bytes ? -1
			     : _num_bytes > other._num_bytes ?  1 : 0;
		}

		bool operator == (Byte_view const &other) const { return compare(other) == 0; }
};


/**
 * Bytes, at most 'MAX' of them
 */
template <Genode::size_t MAX>
struct Telos::Bytes : Byte_view
{
	static constexpr size_t MAX_BYTES = MAX;

	using Byte_view::Byte_view;

	Bytes() { }
	Bytes(Genode::Span const &span) : Byte_view(span.start, span.num_bytes) { }
};


/**
 * UTF-8 text of at most 'MAX' bytes, which is not terminated
 */
template <Genode::size_t MAX>
struct Telos::Text : Byte_view
{
	static constexpr size_t MAX_BYTES = MAX;

	using Byte_view::Byte_view;

	Text() { }
	Text(char const *cstring)       : Byte_view(cstring, Genode::strlen(cstring)) { }
	Text(Genode::Span const &span) : Byte_view(span.start, span.num_bytes) { }

	void print(Genode::Output &out) const { out.out_string(start(), num_bytes()); }
};

#endif /* _INCLUDE__TELOS__RECORD_BYTES_H_ */
