/*
 * \brief  Fields of a record and their keys
 * \author TelOS
 * \date   2026-11-22
 */

/*
 * Copyright (C) 2026 TelOS project
 *
 * This file is part of TelOS.Idl, which is distributed under the terms of the
 * Apache License, version 2.0.
 */

#ifndef _INCLUDE__TELOS__RECORD_FIELDS_H_
#define _INCLUDE__TELOS__RECORD_FIELDS_H_

/* TelOS includes */
#include <telos/record_nested.h>

namespace Telos {

	template <unsigned KEY, auto MEMBER> struct Field;

	template <typename... FIELDS> struct Fields;

	/* destination of what is merely checked */
	struct Nowhere { };

	template <typename T>
	struct Required { static constexpr bool VALUE = true; };

	template <typename T>
	struct Required<Maybe<T>> { static constexpr bool VALUE = false; };

	template <typename T>
	struct Required<Lazy<T>> { static constexpr bool VALUE = false; };
}


/**
 * Field of record 'R' with type 'T'
 */
template <unsigned K, typename R, typename T, T R::*MEMBER>
struct Telos::Field<K, MEMBER>
{
	static constexpr unsigned KEY      = K;
	static constexpr bool     REQUIRED = Required<T>::VALUE;

	static bool parse(Msgpack::Reader &reader, R &record)
	{
		return Codec<T>::read(reader, record.*MEMBER);
	}

	static bool parse(Msgpack::Reader &reader, Nowhere const &)
	{
		return Codec<T>::check(reader);
	}

	static bool present(R const &record)
	{
		if constexpr (REQUIRED) return true;
		else                    return (record.*MEMBER).present();
	}

	static void write(Msgpack::Writer &writer, R const &record)
	{
		if (!present(record))
			return;

		writer.integer(KEY);
		Codec<T>::write(writer, record.*MEMBER);
	}
};


/**
 * All fields of a record by ascending key
 */
template <typename... FIELDS>
struct Telos::Fields
{
	static constexpr unsigned COUNT        = sizeof...(FIELDS);
	static constexpr unsigned NUM_REQUIRED = (0u + ... + unsigned(FIELDS::REQUIRED));

	static constexpr bool required(unsigned key)
	{
		return (false || ... || (FIELDS::KEY == key && FIELDS::REQUIRED));
	}

	static bool read(Msgpack::Reader &reader, auto &record)
	{
		return _parse(reader, record);
	}

	static bool check(Msgpack::Reader &reader)
	{
		Nowhere nowhere { };
		return _parse(reader, nowhere);
	}

	static void write(Msgpack::Writer &writer, auto const &record)
	{
		writer.map((0u + ... + unsigned(FIELDS::present(record))));
		(FIELDS::write(writer, record), ...);
	}

	private:

		/*
		 * Fields that were there, one bit each
		 */
		struct Seen
		{
			uint64_t words[COUNT/64 + 1] { };

			bool test(unsigned i) const { return (words[i/64] >> i%64) & 1; }

			void set(unsigned i) { words[i/64] |= uint64_t(1) << i%64; }
		};

		static bool _parse(Msgpack::Reader &reader, auto &destination)
		{
			uint32_t count = 0;
			if (!reader.map(count))
				return false;

			[[maybe_unused]] Seen seen { };
			for (; count; count--) {

				unsigned key = 0;
				if (!reader.key(key))
					return false;

				[[maybe_unused]] unsigned i = 0;
				bool ok = true;
				bool const known = (false || ... || _parse_field<FIELDS>(
					reader, destination, key, i, seen, ok));

				if (!known)
					ok = reader.skip();

				if (!ok)
					return false;
			}

			[[maybe_unused]] unsigned i = 0;
			bool const complete = (true && ... && (seen.test(i++) || !FIELDS::REQUIRED));

			return complete || reader.fail(Decode_error::MISSING);
		}

		template <typename FIELD>
		static bool _parse_field(Msgpack::Reader &reader, auto &destination,
		                         unsigned key, unsigned &i, Seen &seen, bool &ok)
		{
			if (key != FIELD::KEY) {
				i++;
				return false;
			}

			ok = (!seen.test(i) || reader.fail(Decode_error::DUPLICATE))
			  && FIELD::parse(reader, destination);

			seen.set(i);
			return true;
		}
};

#endif /* _INCLUDE__TELOS__RECORD_FIELDS_H_ */
