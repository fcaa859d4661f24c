/*
 * \brief  Reader of MessagePack
 * \author TelOS
 * \date   2026-11-22
 *
 * The bytes may come from anybody. The reader never looks beyond them, never
 * calls itself, and believes no announced length before the bytes are there.
 */

/*
 * Copyright (C) 2026 TelOS project
 *
 * This file is part of TelOS.Idl, which is distributed under the terms of the
 * Apache License, version 2.0.
 */

#ifndef _INCLUDE__TELOS__MSGPACK_READER_H_
#define _INCLUDE__TELOS__MSGPACK_READER_H_

/* TelOS includes */
#include <telos/msgpack_cursor.h>

namespace Telos {

	/**
	 * Levels that records may lie in records
	 */
	static constexpr unsigned MAX_DEPTH = 64;

	namespace Msgpack { class Reader; }
}


/**
 * Reader of consecutive values
 *
 * Each function returns false if the next value is not what was asked for.
 * After the first failure, all functions fail.
 */
class Telos::Msgpack::Reader : public Cursor
{
	private:

		unsigned _depth = 0;

		/**
		 * Read integer as its 64-bit two's complement
		 */
		bool _integer(uint64_t &value, bool &negative)
		{
			if (!_need(1))
				return false;

			uint8_t const lead = *_pos;

			negative = false;

			if (lead < 0x80 || lead >= 0xe0) {
				negative = (lead >= 0xe0);
				value    = negative ? uint64_t(int64_t(int8_t(lead))) : lead;
				_pos++;
				return true;
			}
			if (lead < 0xcc || lead > 0xd3)
				return _unexpected();

			unsigned const num_bytes = 1u << (lead & 3);

			if (!_need(1 + num_bytes))
				return false;

			_pos++;
			value = _big_endian(num_bytes);

			if (lead >= 0xd0) {
				unsigned const shift = 64 - 8*num_bytes;
				int64_t  const extended = int64_t(value << shift) >> shift;
				negative = (extended < 0);
				value    = uint64_t(extended);
			}
			return true;
		}

	public:

		Reader(char const *start, size_t num_bytes) : Cursor(start, num_bytes) { }

		/**
		 * Enter a record that may lie in another one
		 */
		bool enter()
		{
			if (_depth >= MAX_DEPTH)
				return fail(Decode_error::TOO_DEEP);

			_depth++;
			return true;
		}

		void leave() { _depth--; }

		/**
		 * Consume the next value if it is nil
		 */
		bool nil()
		{
			if (type() != Type::NIL)
				return false;

			_pos++;
			return true;
		}

		bool boolean(bool &value)
		{
			if (!_need(1))
				return false;

			if (type() != Type::BOOLEAN)
				return _unexpected();

			value = (*_pos++ == 0xc3);
			return true;
		}

		/**
		 * Read integer of any form that 'T' can hold
		 */
		template <typename T>
		bool integer(T &value)
		{
			uint64_t bits = 0;
			bool negative = false;

			if (!_integer(bits, negative))
				return false;

			constexpr bool SIGNED = T(~T(0)) < T(1);

			T const narrow = T(bits);
			bool narrow_negative = false;
			if constexpr (SIGNED)
				narrow_negative = narrow < 0;

			if (uint64_t(narrow) != bits || narrow_negative != negative)
				return fail(Decode_error::OUT_OF_RANGE);

			value = narrow;
			return true;
		}

		/**
		 * Read key of a field, which is 0 for an integer that cannot be one
		 */
		bool key(unsigned &key)
		{
			uint64_t bits = 0;
			bool negative = false;

			if (!_integer(bits, negative))
				return false;

			key = bits <= 0xffff ? unsigned(bits) : 0;
			return true;
		}

		/**
		 * Read single-precision number, neither integers nor doubles are one
		 */
		bool float32(float &value)
		{
			if (!_need(1))
				return false;

			if (*_pos != 0xca)
				return _unexpected();

			if (!_need(5))
				return false;

			_pos++;
			value = __builtin_bit_cast(float, uint32_t(_big_endian(4)));
			return true;
		}

		/**
		 * Read number of either precision, integers are none
		 */
		bool float64(double &value)
		{
			if (type() == Type::FLOAT32) {
				float single = 0;
				if (!float32(single))
					return false;

				value = single;
				return true;
			}
			if (!_need(1))
				return false;

			if (*_pos != 0xcb)
				return _unexpected();

			if (!_need(9))
				return false;

			_pos++;
			value = __builtin_bit_cast(double, _big_endian(8));
			return true;
		}

		/**
		 * Read text without looking at its characters
		 */
		bool raw_text(char const *&start, size_t &num_bytes)
		{
			return _length(TEXT, num_bytes) && _take(num_bytes, start);
		}

		bool bytes(char const *&start, size_t &num_bytes)
		{
			if (!_need(1))
				return false;

			if (type() != Type::BYTES)
				return _unexpected();

			return _wide_length(1u << (*_pos - 0xc4), num_bytes) && _take(num_bytes, start);
		}

		bool ext(int8_t &kind, char const *&start, size_t &num_bytes)
		{
			if (!_need(1))
				return false;

			if (type() != Type::EXT)
				return _unexpected();

			uint8_t const lead = *_pos;

			if (lead >= 0xd4) {
				num_bytes = size_t(1) << (lead - 0xd4);
				_pos++;
			} else if (!_wide_length(1u << (lead - 0xc7), num_bytes))
				return false;

			if (!_need(1))
				return false;

			kind = int8_t(*_pos++);
			return _take(num_bytes, start);
		}

		/**
		 * Read head of an array, its elements follow
		 */
		bool array(uint32_t &count) { return _count(ARRAY, 1, count); }

		/**
		 * Read head of a map, as many pairs of key and value follow
		 */
		bool map(uint32_t &count) { return _count(MAP, 2, count); }

		/**
		 * Skip the next value, however deeply things lie in it
		 */
		bool skip()
		{
			char const *start = nullptr;
			size_t      length = 0;
			uint32_t    count = 0;
			uint64_t    bits = 0;
			bool        flag = false;
			int8_t      kind = 0;

			for (uint64_t values = 1; values; values--) {

				/* each of them has at least one byte */
				if (!_need(values))
					return false;

				switch (type()) {
				case Type::NIL:     _pos++;                           break;
				case Type::BOOLEAN: _pos++;                           break;
				case Type::INTEGER: (void)_integer(bits, flag);       break;
				case Type::FLOAT32: if (_need(5)) _pos += 5;          break;
				case Type::FLOAT64: if (_need(9)) _pos += 9;          break;
				case Type::TEXT:    (void)raw_text(start, length);    break;
				case Type::BYTES:   (void)bytes(start, length);       break;
				case Type::EXT:     (void)ext(kind, start, length);   break;
				case Type::ARRAY:   if (array(count)) values += count; break;
				case Type::MAP:     if (map(count)) values += 2*uint64_t(count); break;
				case Type::NONE:
				case Type::MALFORMED: return fail(Decode_error::MALFORMED);
				}
				if (_failed)
					return false;
			}
			return true;
		}
};

#endif /* _INCLUDE__TELOS__MSGPACK_READER_H_ */
