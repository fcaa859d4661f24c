/*
 * \brief  Search for keys that are in a map twice
 * \author TelOS
 * \date   2026-11-22
 *
 * Writers of this project sort the keys of a map, so that one look suffices.
 * Maps in any other order are taken as well, but only small ones: without
 * memory, the search takes time that grows with the square of their size.
 */

/*
 * Copyright (C) 2026 TelOS project
 *
 * This file is part of TelOS.Idl, which is distributed under the terms of the
 * Apache License, version 2.0.
 */

#ifndef _INCLUDE__TELOS__RECORD_KEYS_H_
#define _INCLUDE__TELOS__RECORD_KEYS_H_

/* TelOS includes */
#include <telos/msgpack_reader.h>

namespace Telos {

	template <typename> struct Codec;

	template <typename> struct Record_keys;
}


/**
 * \param K  type of the keys
 */
template <typename K>
struct Telos::Record_keys
{
	/**
	 * Entries that a map may have if its keys do not ascend
	 */
	static constexpr uint32_t MAX_UNORDERED = 1024;

	/**
	 * Return true if no key of a checked map is there twice
	 */
	static bool distinct(Msgpack::Reader const &entries, uint32_t count,
	                     Decode_error &error)
	{
		if (_ascending(entries, count))
			return true;

		error = Decode_error::UNORDERED;
		if (count > MAX_UNORDERED)
			return false;

		error = Decode_error::DUPLICATE;
		Msgpack::Reader rest = entries;
		for (uint32_t i = 0; i < count; i += Block::MAX)
			if (!Block().collect_and_compare(rest, count - i))
				return false;

		return true;
	}

	private:

		static bool _ascending(Msgpack::Reader reader, uint32_t count)
		{
			K last { };
			for (uint32_t i = 0; i < count; i++) {
				K key { };
				if (!Codec<K>::read(reader, key) || !reader.skip())
					return false;

				if (i > 0 && Codec<K>::compare(last, key) >= 0)
					return false;

				last = key;
			}
			return true;
		}

		/**
		 * Some keys in order, on the stack
		 */
		struct Block
		{
			static constexpr uint32_t MAX = 128;

			K        keys[MAX] { };
			uint32_t count = 0;

			/**
			 * Return index of the first key that is not below 'key'
			 */
			uint32_t position(K const &key) const
			{
				uint32_t low = 0, high = count;
				while (low < high) {
					uint32_t const mid = low + (high - low)/2;
					if (Codec<K>::compare(keys[mid], key) < 0)
						low = mid + 1;
					else
						high = mid;
				}
				return low;
			}

			/**
			 * Take keys from 'reader', compare them with all that follow
			 *
			 * \return false if one of them is there twice
			 */
			bool collect_and_compare(Msgpack::Reader &reader, uint32_t num_keys)
			{
				Msgpack::Reader ahead = reader;

				for (; num_keys; num_keys--) {

					K key { };
					if (!Codec<K>::read(ahead, key) || !ahead.skip())
						return false;

					uint32_t const pos = position(key);
					if (pos < count && Codec<K>::compare(keys[pos], key) == 0)
						return false;

					if (count == MAX)
						continue;

					for (uint32_t i = count; i > pos; i--)
						keys[i] = keys[i - 1];

					keys[pos] = key;
					if (++count == MAX)
						reader = ahead;
				}
				return true;
			}
		};
};

#endif /* _INCLUDE__TELOS__RECORD_KEYS_H_ */
