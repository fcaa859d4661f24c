/*
 * \brief  Writing of lists, maps and records piece by piece
 * \author TelOS
 * \date   2026-11-22
 *
 * Values go straight into the buffer, in the order of the calls.
 */

/*
 * Copyright (C) 2026 TelOS project
 *
 * This file is part of TelOS.Idl, which is distributed under the terms of the
 * Apache License, version 2.0.
 */

#ifndef _INCLUDE__TELOS__RECORD_BUILDER_H_
#define _INCLUDE__TELOS__RECORD_BUILDER_H_

/* TelOS includes */
#include <telos/record_fields.h>

namespace Telos {

	/**
	 * Type that a function can build: a list, a map, or a record
	 */
	template <typename T>
	concept Buildable = requires (Msgpack::Writer &writer) {
		Codec<T>::build(writer, [] (auto &) { }); };

	template <typename> class Record_builder;
}


template <typename T>
class Telos::List_builder
{
	private:

		Msgpack::Writer &_writer;
		uint32_t         _count = 0;

	public:

		List_builder(Msgpack::Writer &writer) : _writer(writer) { }

		uint32_t count() const { return _count; }

		void append(T const &element)
		{
			Codec<T>::write(_writer, element);
			_count++;
		}

		/**
		 * Append element that 'fn' builds
		 */
		void append(auto const &fn) requires Buildable<T>
		{
			Codec<T>::build(_writer, fn);
			_count++;
		}
};


/**
 * Large maps must be written by ascending keys: integers by value, texts by
 * their bytes
 */
template <typename K, typename V>
class Telos::Map_builder
{
	private:

		Msgpack::Writer &_writer;
		uint32_t         _count = 0;

	public:

		Map_builder(Msgpack::Writer &writer) : _writer(writer) { }

		uint32_t count() const { return _count; }

		void insert(K const &key, V const &value)
		{
			Codec<K>::write(_writer, key);
			Codec<V>::write(_writer, value);
			_count++;
		}

		/**
		 * Insert value that 'fn' builds
		 */
		void insert(K const &key, auto const &fn) requires Buildable<V>
		{
			Codec<K>::write(_writer, key);
			Codec<V>::build(_writer, fn);
			_count++;
		}
};


/**
 * Base of the generated builders, whose fields must be given by ascending key
 */
template <typename T>
class Telos::Record_builder
{
	private:

		Msgpack::Writer &_writer;
		unsigned         _last     = 0;
		unsigned         _count    = 0;
		unsigned         _required = 0;

		void _key(unsigned key)
		{
			if (key <= _last)
				_writer.fail(Encode_error::INVALID);

			_writer.integer(key);
			_last = key;
			_count++;
			_required += T::Fields::required(key);
		}

	protected:

		template <typename V>
		void _put(unsigned key, V const &value)
		{
			_key(key);
			Codec<V>::write(_writer, value);
		}

		template <typename V>
		void _build(unsigned key, auto const &fn)
		{
			_key(key);
			Codec<V>::build(_writer, fn);
		}

	public:

		Record_builder(Msgpack::Writer &writer) : _writer(writer) { }

		/**
		 * Return number of fields, with a required one missing nothing is written
		 *
		 * \noapi
		 */
		uint32_t _finish()
		{
			if (_required != T::Fields::NUM_REQUIRED)
				_writer.fail(Encode_error::INVALID);

			return _count;
		}
};

#endif /* _INCLUDE__TELOS__RECORD_BUILDER_H_ */
