/*
 * \brief  Encoding of optional values, lists, maps, and records
 * \author TelOS
 * \date   2026-11-22
 */

/*
 * Copyright (C) 2026 TelOS project
 *
 * This file is part of TelOS.Idl, which is distributed under the terms of the
 * Apache License, version 2.0.
 */

#ifndef _INCLUDE__TELOS__RECORD_NESTED_H_
#define _INCLUDE__TELOS__RECORD_NESTED_H_

/* TelOS includes */
#include <telos/record_codec.h>
#include <telos/record_keys.h>

namespace Telos {

	template <typename>           class List_builder;
	template <typename, typename> class Map_builder;
}


template <typename T>
struct Telos::Codec<Telos::List<T>>
{
	static bool read(Msgpack::Reader &reader, List<T> &value)
	{
		uint32_t count = 0;
		Msgpack::Reader const head = reader;

		if (!reader.array(count))
			return false;

		Msgpack::Reader const elements = reader;
		reader = head;
		if (!reader.skip())
			return false;

		value = { elements.pos(), size_t(reader.pos() - elements.pos()), count };
		return true;
	}

	static bool check(Msgpack::Reader &reader)
	{
		uint32_t count = 0;
		if (!reader.array(count))
			return false;

		for (; count; count--)
			if (!Codec<T>::check(reader))
				return false;

		return true;
	}

	static void build(Msgpack::Writer &writer, auto const &fn)
	{
		writer.array_of([&] {
			List_builder<T> list { writer };
			fn(list);
			return list.count();
		});
	}

	static void write(Msgpack::Writer &writer, List<T> const &value)
	{
		writer.array(value.count());
		value.for_each([&] (T const &element) { Codec<T>::write(writer, element); });
	}
};


template <typename K, typename V>
struct Telos::Codec<Telos::Map<K, V>>
{
	static bool read(Msgpack::Reader &reader, Map<K, V> &value)
	{
		uint32_t count = 0;
		Msgpack::Reader const head = reader;

		if (!reader.map(count))
			return false;

		Msgpack::Reader const entries = reader;
		reader = head;
		if (!reader.skip())
			return false;

		value = { entries.pos(), size_t(reader.pos() - entries.pos()), count };
		return true;
	}

	static bool check(Msgpack::Reader &reader)
	{
		uint32_t count = 0;
		if (!reader.map(count))
			return false;

		Msgpack::Reader const entries = reader;

		for (uint32_t i = 0; i < count; i++)
			if (!Codec<K>::check(reader) || !Codec<V>::check(reader))
				return false;

		Decode_error error { };
		return Record_keys<K>::distinct(entries, count, error) || reader.fail(error);
	}

	static void build(Msgpack::Writer &writer, auto const &fn)
	{
		size_t const head = writer.used();

		writer.map_of([&] {
			Map_builder<K, V> map { writer };
			fn(map);
			return map.count();
		});

		_check_written(writer, head);
	}

	static void write(Msgpack::Writer &writer, Map<K, V> const &value)
	{
		size_t const head = writer.used();

		writer.map(value.count());
		value.for_each([&] (K const &key, V const &v) {
			Codec<K>::write(writer, key);
			Codec<V>::write(writer, v);
		});

		_check_written(writer, head);
	}

	/* no reader would take a map with a key twice */
	static void _check_written(Msgpack::Writer &writer, size_t head)
	{
		if (writer.failed())
			return;

		uint32_t count = 0;
		Decode_error error { };
		Msgpack::Reader entries = writer.written(head);

		if (!entries.map(count) || !Record_keys<K>::distinct(entries, count, error))
			writer.fail(Encode_error::INVALID);
	}
};


template <typename T>
struct Telos::Codec<Telos::Maybe<T>>
{
	static bool read(Msgpack::Reader &reader, Maybe<T> &value)
	{
		if (reader.nil()) {
			value = { };
			return true;
		}

		T present { };
		if (!Codec<T>::read(reader, present))
			return false;

		value = present;
		return true;
	}

	static bool check(Msgpack::Reader &reader)
	{
		return reader.nil() || Codec<T>::check(reader);
	}

	static void write(Msgpack::Writer &writer, Maybe<T> const &value)
	{
		value.with_value([&] (T const &present) { Codec<T>::write(writer, present); },
		                 [&] { writer.nil(); });
	}
};


template <typename T>
struct Telos::Codec<Telos::Lazy<T>>
{
	static bool read(Msgpack::Reader &reader, Lazy<T> &value)
	{
		value = { };
		if (reader.nil())
			return true;

		char const * const start = reader.pos();
		if (!reader.skip())
			return false;

		value = { start, size_t(reader.pos() - start) };
		return true;
	}

	static bool check(Msgpack::Reader &reader)
	{
		return reader.nil() || Codec<T>::check(reader);
	}

	static void write(Msgpack::Writer &writer, Lazy<T> const &value)
	{
		value.with_value([&] (T const &present) { Codec<T>::write(writer, present); },
		                 [&] { writer.nil(); });
	}
};


namespace Telos {

	template <typename T>
	requires Record<T>
	struct Codec<T>
	{
		static bool read(Msgpack::Reader &reader, T &value)
		{
			return T::Fields::read(reader, value);
		}

		static bool check(Msgpack::Reader &reader)
		{
			if (!reader.enter() || !T::Fields::check(reader))
				return false;

			reader.leave();
			return true;
		}

		static void build(Msgpack::Writer &writer, auto const &fn)
		{
			if (!writer.enter())
				return;

			writer.map_of([&] {
				typename T::Builder builder { writer };
				fn(builder);
				return builder._finish();
			});
			writer.leave();
		}

		static void write(Msgpack::Writer &writer, T const &value)
		{
			if (!writer.enter())
				return;

			T::Fields::write(writer, value);
			writer.leave();
		}
	};
}

#endif /* _INCLUDE__TELOS__RECORD_NESTED_H_ */
