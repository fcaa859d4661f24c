/*
 * \brief  Writer of MessagePack
 * \author TelOS
 * \date   2026-11-22
 *
 * Each value is written in its shortest form, never beyond the buffer.
 */

/*
 * Copyright (C) 2026 TelOS project
 *
 * This file is part of TelOS.Idl, which is distributed under the terms of the
 * Apache License, version 2.0.
 */

#ifndef _INCLUDE__TELOS__MSGPACK_WRITER_H_
#define _INCLUDE__TELOS__MSGPACK_WRITER_H_

/* Genode includes */
#include <base/stdint.h>
#include <util/attempt.h>
#include <util/string.h>

/* TelOS includes */
#include <telos/msgpack_reader.h>
#include <telos/utf8.h>

namespace Telos {

	/**
	 * Reason why nothing usable was written
	 */
	enum class Encode_error {
		INVALID,       /* value that every reader would refuse */
		EXCEEDED       /* buffer too small */
	};

	namespace Msgpack { class Writer; }
}


/**
 * Writer of consecutive values into a buffer
 *
 * The first value that does not fit, or that is no value, is the last one that
 * is looked at. Whether there was any is told by 'result'.
 */
class Telos::Msgpack::Writer
{
	private:

		uint8_t     * const _start;
		size_t        const _capacity;
		size_t              _used   = 0;
		unsigned            _depth  = 0;
		bool                _failed = false;
		Encode_error        _error  = Encode_error::INVALID;

		bool _fits(size_t n)
		{
			if (!_failed && _capacity - _used < n)
				fail(Encode_error::EXCEEDED);

			return !_failed;
		}

		void _append(uint8_t lead, uint64_t value, unsigned num_bytes)
		{
			if (!_fits(1 + num_bytes))
				return;

			_start[_used++] = lead;
			while (num_bytes)
				_start[_used++] = uint8_t(value >> 8*--num_bytes);
		}

		void _append_bytes(char const *start, size_t num_bytes)
		{
			if (num_bytes && _fits(num_bytes)) {
				Genode::memcpy(_start + _used, start, num_bytes);
				_used += num_bytes;
			}
		}

		/* 'lead' is the one for the shortest length */
		void _append_length(uint8_t lead, bool one_byte, size_t length)
		{
			if (length > 0xffffffff)
				return fail(Encode_error::INVALID);

			if (one_byte && length <= 0xff)
				return _append(lead, length, 1);

			if (one_byte)
				lead = uint8_t(lead + 1);

			if (length <= 0xffff) _append(lead,              length, 2);
			else                  _append(uint8_t(lead + 1), length, 4);
		}

		void _append_count(uint8_t fix, uint8_t lead, uint32_t count)
		{
			if (count < 16) _append(uint8_t(fix + count), 0, 0);
			else            _append_length(lead, false, count);
		}

		/*
		 * The number of values is known only after they are written. One byte
		 * is kept for it. If it takes more, the values are moved.
		 */
		void _append_counted(uint8_t fix, uint8_t lead, auto const &fn)
		{
			size_t const head = _used;
			_append(fix, 0, 0);

			uint32_t const count = fn();
			size_t   const body  = head + 1;

			if (_failed)
				return;

			size_t const end       = _used;
			size_t const num_extra = count < 16 ? 0 : count <= 0xffff ? 2 : 4;

			if (!_fits(num_extra))
				return;

			Genode::memmove(_start + body + num_extra, _start + body, end - body);
			_used = head;
			_append_count(fix, lead, count);
			_used = end + num_extra;
		}

	public:

		Writer(Genode::Byte_range_ptr const &dst)
		:
			_start(reinterpret_cast<uint8_t *>(dst.start)), _capacity(dst.num_bytes)
		{ }

		Writer(Writer const &)              = delete;
		Writer &operator = (Writer const &) = delete;

		/**
		 * Give up writing, the first reason counts
		 */
		void fail(Encode_error error)
		{
			if (!_failed) {
				_failed = true;
				_error  = error;
			}
		}

		bool failed() const { return _failed; }

		/**
		 * Return number of bytes written
		 */
		Genode::Attempt<size_t, Encode_error> result() const
		{
			if (_failed)
				return _error;

			return _used;
		}

		/**
		 * Return bytes written so far
		 */
		size_t used() const { return _used; }

		/**
		 * Return reader of what was written from 'offset' on
		 */
		Reader written(size_t offset) const
		{
			return { reinterpret_cast<char const *>(_start) + offset, _used - offset };
		}

		bool enter()
		{
			if (_depth >= MAX_DEPTH) {
				fail(Encode_error::INVALID);
				return false;
			}
			_depth++;
			return true;
		}

		void leave() { _depth--; }

		void nil()               { _append(0xc0, 0, 0); }
		void boolean(bool value) { _append(value ? 0xc3 : 0xc2, 0, 0); }

		template <typename T>
		void integer(T value)
		{
			uint64_t const bits = uint64_t(value);

			constexpr bool SIGNED = T(~T(0)) < T(1);
			if constexpr (SIGNED) {
				int64_t const v = value;
				if (v < 0) {
					if      (v >= -32)          _append(uint8_t(bits), 0, 0);
					else if (v >= -0x80)        _append(0xd0, bits, 1);
					else if (v >= -0x8000)      _append(0xd1, bits, 2);
					else if (v >= -0x7fffffff - 1)_append(0xd2, bits, 4);
					else                             _append(0xd3, bits, 8);
					return;
				}
			}
			if      (bits <= 0x7f)       _append(uint8_t(bits), 0, 0);
			else if (bits <= 0xff)       _append(0xcc, bits, 1);
			else if (bits <= 0xffff)     _append(0xcd, bits, 2);
			else if (bits <= 0xffffffff) _append(0xce, bits, 4);
			else                         _append(0xcf, bits, 8);
		}

		void float32(float  value) { _append(0xca, __builtin_bit_cast(uint32_t, value), 4); }
		void float64(double value) { _append(0xcb, __builtin_bit_cast(uint64_t, value), 8); }

		/**
		 * Write text, which must be UTF-8
		 */
		void text(char const *start, size_t num_bytes)
		{
			if (!well_formed_utf8(start, num_bytes))
				return fail(Encode_error::INVALID);

			if (num_bytes < 32) _append(uint8_t(0xa0 + num_bytes), 0, 0);
			else                _append_length(0xd9, true, num_bytes);

			_append_bytes(start, num_bytes);
		}

		void bytes(char const *start, size_t num_bytes)
		{
			_append_length(0xc4, true, num_bytes);
			_append_bytes(start, num_bytes);
		}

		void ext(int8_t kind, char const *start, size_t num_bytes)
		{
			unsigned log2 = 0;
			while (log2 < 4 && (size_t(1) << log2) < num_bytes)
				log2++;

			if (num_bytes == size_t(1) << log2) _append(uint8_t(0xd4 + log2), 0, 0);
			else                                _append_length(0xc7, true, num_bytes);

			_append(uint8_t(kind), 0, 0);
			_append_bytes(start, num_bytes);
		}

		/**
		 * Write head of an array, 'count' elements must follow
		 */
		void array(uint32_t count) { _append_count(0x90, 0xdc, count); }

		/**
		 * Write head of a map, 'count' pairs of key and value must follow
		 */
		void map(uint32_t count) { _append_count(0x80, 0xde, count); }

		/**
		 * Write array of the elements that 'fn' writes, it returns their number
		 */
		void array_of(auto const &fn) { _append_counted(0x90, 0xdc, fn); }

		/**
		 * Write map of the pairs that 'fn' writes, it returns their number
		 */
		void map_of(auto const &fn) { _append_counted(0x80, 0xde, fn); }
};

#endif /* _INCLUDE__TELOS__MSGPACK_WRITER_H_ */
