/*
 * \brief  Ring of elements in memory shared with another component
 * \author TelOS
 * \date   2026-11-23
 *
 * The layout is the one of Genode's packet-descriptor queues. One side places
 * elements, the other takes them, without locks. Everything in the ring may be
 * changed by the other side at any time. Hence, positions are checked whenever
 * they are used, and elements are copied before anyone looks at them.
 */

/*
 * Copyright (C) 2026 TelOS project
 *
 * This file is part of TelOS.Idl, which is distributed under the terms of the
 * Apache License, version 2.0.
 */

#ifndef _INCLUDE__TELOS__RING_H_
#define _INCLUDE__TELOS__RING_H_

/* Genode includes */
#include <base/stdint.h>

namespace Telos {

	using Genode::size_t;
	using Genode::uint8_t;
	using Genode::uint32_t;
	using Genode::uint64_t;
	using Genode::int64_t;

	enum class Ring_result
	{
		DONE,     /* one element was placed or taken */
		NOT_NOW,  /* there is no free slot, or no element */
		CORRUPT   /* the other side moved a position out of the ring */
	};

	template <size_t N> struct Padding    { uint8_t bytes[N]; };
	template <>         struct Padding<0> { };

	template <typename, unsigned>           class Ring;
	template <typename, unsigned, unsigned> class Packets;
}


template <typename T, unsigned SLOTS>
class Telos::Ring
{
	private:

		static_assert(SLOTS >= 2 && __is_trivially_copyable(T));

		uint32_t _head;  /* next free slot, written by the side that places */
		uint32_t _tail;  /* next element, written by the side that takes */

		alignas(T) uint8_t _slots[SLOTS*sizeof(T)];

		static uint32_t _load(uint32_t const &position) {
			return __atomic_load_n(&position, __ATOMIC_ACQUIRE); }

		static void _store(uint32_t &position, uint32_t const value) {
			__atomic_store_n(&position, value, __ATOMIC_RELEASE); }

		struct Positions { uint32_t head, tail; };

		Positions _positions() const { return { _load(_head), _load(_tail) }; }

		static bool _valid(Positions const p) {
			return p.head < SLOTS && p.tail < SLOTS; }

		static uint32_t _next(uint32_t const position) {
			return position + 1 == SLOTS ? 0 : position + 1; }

		/*
		 * The reads are volatile, so the compiler cannot fetch the element a
		 * second time after it was checked.
		 */
		void _read(uint32_t const index, T &value) const
		{
			uint8_t const volatile *src = _slots + index*sizeof(T);
			uint8_t bytes[sizeof(T)];
			for (size_t i = 0; i < sizeof(T); i++)
				bytes[i] = src[i];
			__builtin_memcpy(&value, bytes, sizeof(T));
		}

	public:

		/* one slot stays free */
		static constexpr unsigned CAPACITY = SLOTS - 1;

		Ring() : _head(0), _tail(0), _slots() { }

		/**
		 * Empty the ring
		 *
		 * To be called by the side that makes the memory, before it hands it
		 * over.
		 */
		void init() { _store(_head, 0); _store(_tail, 0); }

		/**
		 * Return true if the other side moved a position out of the ring
		 */
		bool corrupt() const { return !_valid(_positions()); }

		/**
		 * Return number of elements, 0 if the ring is corrupt
		 *
		 * The other side may have changed it already.
		 */
		unsigned count() const
		{
			Positions const p = _positions();

			return _valid(p) ? (p.head + SLOTS - p.tail) % SLOTS : 0;
		}

		bool empty() const { return count() == 0; }
		bool full()  const { return count() == CAPACITY; }

		/**
		 * Place an element
		 *
		 * Only one side does that, one thread at a time.
		 */
		[[nodiscard]] Ring_result try_place(T const &value)
		{
			Positions const p = _positions();

			if (!_valid(p))
				return Ring_result::CORRUPT;

			if (_next(p.head) == p.tail)
				return Ring_result::NOT_NOW;

			__builtin_memcpy(_slots + p.head*sizeof(T), &value, sizeof(T));
			_store(_head, _next(p.head));
			return Ring_result::DONE;
		}

		/**
		 * Look at the next element and leave it where it is
		 *
		 * The value is as arbitrary as anything that comes from the other
		 * side.
		 */
		[[nodiscard]] Ring_result try_peek(T &value) const
		{
			Positions const p = _positions();

			if (!_valid(p))
				return Ring_result::CORRUPT;

			if (p.head == p.tail)
				return Ring_result::NOT_NOW;

			_read(p.tail, value);
			return Ring_result::DONE;
		}

		/**
		 * Take an element
		 *
		 * Only one side does that, one thread at a time.
		 */
		[[nodiscard]] Ring_result try_take(T &value)
		{
			Positions const p = _positions();

			if (!_valid(p))
				return Ring_result::CORRUPT;

			if (p.head == p.tail)
				return Ring_result::NOT_NOW;

			_read(p.tail, value);
			_store(_tail, _next(p.tail));
			return Ring_result::DONE;
		}
};


/**
 * Packet stream: the source submits descriptors, the sink acknowledges them
 *
 * The content of packets lies behind the stream, in the rest of the dataspace.
 */
template <typename T, unsigned SUBMIT_SLOTS, unsigned ACK_SLOTS>
class Telos::Packets
{
	private:

		static constexpr size_t _RINGS = sizeof(Ring<T, SUBMIT_SLOTS>)
		                               + sizeof(Ring<T, ACK_SLOTS>);

	public:

		Ring<T, SUBMIT_SLOTS> submitted    { };
		Ring<T, ACK_SLOTS>    acknowledged { };

	private:

		[[no_unique_address]] Padding<(64 - _RINGS % 64) % 64> _padding { };

	public:

		/**
		 * Return bytes from the start of the stream to the content of packets
		 */
		static constexpr size_t bulk_offset() { return (_RINGS + 63) & ~size_t(63); }

		/**
		 * Call 'fn' with start and size of the content of a packet
		 *
		 * \param stream_size  bytes from the start of the stream to the end of
		 *                     the dataspace
		 * \param offset       bytes from the start of the stream, as taken
		 *                     from the descriptor
		 * \param size         bytes, as taken from the descriptor
		 *
		 * \return false if the content is not inside the dataspace
		 *
		 * The other side can change the content at any time.
		 */
		[[nodiscard]] bool with_content(size_t const stream_size, int64_t const offset,
		                                uint64_t const size, auto const &fn)
		{
			if (offset < 0 || uint64_t(offset) < bulk_offset() || uint64_t(offset) > stream_size
			 || size > stream_size - uint64_t(offset))
				return false;

			fn(reinterpret_cast<char *>(this) + offset, size_t(size));
			return true;
		}
};

#endif /* _INCLUDE__TELOS__RING_H_ */
