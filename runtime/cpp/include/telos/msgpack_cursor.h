/*
 * \brief  Position in MessagePack, and what is there
 * \author TelOS
 * \date   2026-11-22
 *
 * The bytes may come from anybody. The cursor never moves beyond them and
 * believes no announced length before the bytes are there.
 */

/*
 * Copyright (C) 2026 TelOS project
 *
 * This file is part of TelOS.Idl, which is distributed under the terms of the
 * Apache License, version 2.0.
 */

#ifndef _INCLUDE__TELOS__MSGPACK_CURSOR_H_
#define _INCLUDE__TELOS__MSGPACK_CURSOR_H_

/* Genode includes */
#include <base/stdint.h>

namespace Telos {

	using Genode::size_t;
	using Genode::uint8_t;
	using Genode::uint32_t;
	using Genode::uint64_t;
	using Genode::int8_t;
	using Genode::int64_t;

	/**
	 * Reason why bytes are refused
	 */
	enum class Decode_error {
		MALFORMED,     /* not MessagePack */
		TRUNCATED,     /* ends early */
		WRONG_TYPE,    /* value of another type than the contract has */
		OUT_OF_RANGE,  /* integer, enumerator, or plain data is no value */
		TOO_LONG,      /* text or bytes longer than the contract allows */
		NOT_UTF8,
		MISSING,       /* required field is not there */
		DUPLICATE,     /* field or key of a map is there twice */
		UNORDERED,     /* large map whose keys do not ascend */
		TOO_DEEP,      /* records lie in records deeper than 'MAX_DEPTH' */
		TRAILING       /* something follows the record */
	};

	namespace Msgpack {

		enum class Type { NONE, NIL, BOOLEAN, INTEGER, FLOAT32, FLOAT64,
		                  TEXT, BYTES, ARRAY, MAP, EXT, MALFORMED };
		class Cursor;
	}
}


/**
 * Position in bytes, for the reader of values
 *
 * After the first failure, nothing can be read any more.
 */
class Telos::Msgpack::Cursor
{
	protected:

		uint8_t const *_pos;
		uint8_t const *_end;
		bool           _failed = false;
		Decode_error   _error  = Decode_error::MALFORMED;

		/* announced lengths, one row for each type of varying length */
		struct Header { uint8_t fix, max_fix, first, last, width; };

		static constexpr Header TEXT  { 0xa0, 0x1f, 0xd9, 0xdb, 1 },
		                        ARRAY { 0x90, 0x0f, 0xdc, 0xdd, 2 },
		                        MAP   { 0x80, 0x0f, 0xde, 0xdf, 2 };

		bool _need(uint64_t n)
		{
			return (!_failed && remaining() >= n) || fail(Decode_error::TRUNCATED);
		}

		bool _unexpected()
		{
			return fail(*_pos == 0xc1 ? Decode_error::MALFORMED : Decode_error::WRONG_TYPE);
		}

		uint64_t _big_endian(unsigned num_bytes)
		{
			uint64_t value = 0;
			for (; num_bytes; num_bytes--)
				value = (value << 8) | *_pos++;
			return value;
		}

		/* read length of 'width' bytes behind the lead byte */
		bool _wide_length(unsigned width, size_t &length)
		{
			if (!_need(1 + width))
				return false;

			_pos++;
			length = size_t(_big_endian(width));
			return true;
		}

		bool _length(Header const &h, size_t &length)
		{
			if (!_need(1))
				return false;

			uint8_t const lead = *_pos;

			if (lead >= h.fix && lead - h.fix <= h.max_fix) {
				length = size_t(lead - h.fix);
				_pos++;
				return true;
			}
			if (lead < h.first || lead > h.last)
				return _unexpected();

			return _wide_length(unsigned(h.width) << (lead - h.first), length);
		}

		bool _take(size_t length, char const *&start)
		{
			if (!_need(length))
				return false;

			start = pos();
			_pos += length;
			return true;
		}

		/* each of the announced values has at least one byte */
		bool _count(Header const &h, unsigned values_each, uint32_t &count)
		{
			size_t length = 0;
			if (!_length(h, length) || !_need(uint64_t(length) * values_each))
				return false;

			count = uint32_t(length);
			return true;
		}

		Cursor(char const *start, size_t num_bytes)
		:
			_pos(reinterpret_cast<uint8_t const *>(start)), _end(_pos + num_bytes)
		{ }

		Cursor(Cursor const &)              = default;
		Cursor &operator = (Cursor const &) = default;

	public:

		/**
		 * Refuse the bytes, the first reason counts
		 *
		 * \return false
		 */
		bool fail(Decode_error error)
		{
			if (!_failed) {
				_failed = true;
				_error  = error;
			}
			return false;
		}

		bool         failed()    const { return _failed; }
		Decode_error error()     const { return _error; }
		bool         at_end()    const { return _pos == _end; }
		size_t       remaining() const { return size_t(_end - _pos); }

		char const *pos() const { return reinterpret_cast<char const *>(_pos); }

		/**
		 * Return type of the next value, 'NONE' at the end
		 */
		Type type() const
		{
			if (_failed || at_end())
				return Type::NONE;

			uint8_t const lead = *_pos;

			if (lead < 0x80 || lead >= 0xe0) return Type::INTEGER;
			if (lead < 0x90)                 return Type::MAP;
			if (lead < 0xa0)                 return Type::ARRAY;
			if (lead < 0xc0)                 return Type::TEXT;

			switch (lead) {
			case 0xc0:                                  return Type::NIL;
			case 0xc1:                                  return Type::MALFORMED;
			case 0xc2: case 0xc3:                       return Type::BOOLEAN;
			case 0xc4: case 0xc5: case 0xc6:            return Type::BYTES;
			case 0xca:                                  return Type::FLOAT32;
			case 0xcb:                                  return Type::FLOAT64;
			case 0xd9: case 0xda: case 0xdb:            return Type::TEXT;
			case 0xdc: case 0xdd:                       return Type::ARRAY;
			case 0xde: case 0xdf:                       return Type::MAP;
			}
			return (lead >= 0xcc && lead <= 0xd3) ? Type::INTEGER : Type::EXT;
		}
};

#endif /* _INCLUDE__TELOS__MSGPACK_CURSOR_H_ */
