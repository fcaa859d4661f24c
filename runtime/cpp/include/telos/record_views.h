/*
 * \brief  Optional fields, lists and maps of records
 * \author TelOS
 * \date   2026-11-22
 *
 * A list or map that was read stays in the encoded record and is decoded as
 * often as it is looked at. One that is to be written refers to an array.
 */

/*
 * Copyright (C) 2026 TelOS project
 *
 * This file is part of TelOS.Idl, which is distributed under the terms of the
 * Apache License, version 2.0.
 */

#ifndef _INCLUDE__TELOS__RECORD_VIEWS_H_
#define _INCLUDE__TELOS__RECORD_VIEWS_H_

/* TelOS includes */
#include <telos/msgpack_reader.h>
#include <telos/record_bytes.h>

namespace Telos {

	template <typename> struct Codec;
	template <typename> class  Maybe;
	template <typename> class  Lazy;
	template <typename> class  List;

	template <typename, typename> class Map;
}


/**
 * Field that may be absent
 */
template <typename T>
class Telos::Maybe
{
	private:

		bool _present = false;
		T    _value { };

	public:

		Maybe() { }
		Maybe(T const &value) : _present(true), _value(value) { }

		/**
		 * Constructor for what converts to a value without loss, as a string to a text
		 */
		template <typename V>
		requires requires (V const &v, void (&take)(T)) { T { v }; take(v); }
		Maybe(V const &value) : _present(true), _value { value } { }

		bool present() const { return _present; }

		/**
		 * Call 'fn' with the value, or 'missing_fn' if it is absent
		 */
		void with_value(auto const &fn, auto const &missing_fn) const
		{
			if (_present) fn(_value); else missing_fn();
		}

		void with_value(auto const &fn) const { if (_present) fn(_value); }

		T value_or(T const &missing) const { return _present ? _value : missing; }
};


/**
 * Record that may be absent and may contain a record of the type it lies in
 */
template <typename T>
class Telos::Lazy
{
	private:

		T    const *_value   = nullptr;
		char const *_encoded = nullptr;
		size_t      _num_bytes = 0;

	public:

		Lazy() { }
		Lazy(T const &value) : _value(&value) { }
		Lazy(char const *start, size_t num_bytes)
		: _encoded(start), _num_bytes(num_bytes) { }

		Lazy(Lazy const &)              = default;
		Lazy &operator = (Lazy const &) = default;

		bool present() const { return _value || _encoded; }

		/**
		 * Call 'fn' with the record, or 'missing_fn' if it is absent
		 */
		void with_value(auto const &fn, auto const &missing_fn) const
		{
			if (_value)
				return fn(*_value);

			T value { };
			Msgpack::Reader reader { _encoded, _num_bytes };
			if (_encoded && Codec<T>::read(reader, value))
				return fn(value);

			missing_fn();
		}

		void with_value(auto const &fn) const { with_value(fn, [] { }); }
};


/**
 * Elements in order
 */
template <typename T>
class Telos::List
{
	private:

		T    const *_array     = nullptr;
		char const *_encoded   = nullptr;
		size_t      _num_bytes = 0;
		uint32_t    _count     = 0;

	public:

		List() { }

		/**
		 * Constructor for elements that are to be written
		 */
		List(T const *array, uint32_t count) : _array(array), _count(count) { }

		/**
		 * Constructor for encoded elements
		 */
		List(char const *start, size_t num_bytes, uint32_t count)
		: _encoded(start), _num_bytes(num_bytes), _count(count) { }

		List(List const &)              = default;
		List &operator = (List const &) = default;

		uint32_t count() const { return _count; }

		/**
		 * Call 'fn' with each element
		 */
		void for_each(auto const &fn) const
		{
			if (_array) {
				for (uint32_t i = 0; i < _count; i++)
					fn(_array[i]);
				return;
			}

			Msgpack::Reader reader { _encoded, _num_bytes };
			for (uint32_t i = 0; i < _count; i++) {
				T element { };
				if (!Codec<T>::read(reader, element))
					return;
				fn(element);
			}
		}
};


/**
 * Values with distinct keys
 */
template <typename K, typename V>
class Telos::Map
{
	public:

		struct Entry { K key; V value; };

	private:

		Entry const *_array     = nullptr;
		char  const *_encoded   = nullptr;
		size_t       _num_bytes = 0;
		uint32_t     _count     = 0;

	public:

		Map() { }

		/**
		 * Constructor for entries that are to be written
		 */
		Map(Entry const *array, uint32_t count) : _array(array), _count(count) { }

		/**
		 * Constructor for encoded entries
		 */
		Map(char const *start, size_t num_bytes, uint32_t count)
		: _encoded(start), _num_bytes(num_bytes), _count(count) { }

		Map(Map const &)              = default;
		Map &operator = (Map const &) = default;

		uint32_t count() const { return _count; }

		/**
		 * Call 'fn' with each key and value
		 */
		void for_each(auto const &fn) const
		{
			if (_array) {
				for (uint32_t i = 0; i < _count; i++)
					fn(_array[i].key, _array[i].value);
				return;
			}

			Msgpack::Reader reader { _encoded, _num_bytes };
			for (uint32_t i = 0; i < _count; i++) {
				K key   { };
				V value { };
				if (!Codec<K>::read(reader, key) || !Codec<V>::read(reader, value))
					return;
				fn(key, value);
			}
		}

		/**
		 * Call 'fn' with the value of a key, or 'missing_fn' if there is none
		 */
		void with_value(K const &key, auto const &fn, auto const &missing_fn) const
		{
			bool found = false;
			for_each([&] (K const &k, V const &value) {
				if (!found && Codec<K>::compare(k, key) == 0) {
					found = true;
					fn(value);
				}
			});
			if (!found)
				missing_fn();
		}
};

#endif /* _INCLUDE__TELOS__RECORD_VIEWS_H_ */
