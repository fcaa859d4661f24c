/*
 * \brief  Encoding of single values that fields may have
 * \author TelOS
 * \date   2026-11-22
 *
 * 'check' looks at everything, lists, maps and records included, and is all
 * that bytes from elsewhere need. It uses little stack for each level of
 * records. 'read' decodes one level of what was checked. 'write' writes a
 * value in its shortest form.
 */

/*
 * Copyright (C) 2026 TelOS project
 *
 * This file is part of TelOS.Idl, which is distributed under the terms of the
 * Apache License, version 2.0.
 */

#ifndef _INCLUDE__TELOS__RECORD_CODEC_H_
#define _INCLUDE__TELOS__RECORD_CODEC_H_

/* TelOS includes */
#include <telos/msgpack.h>
#include <telos/record_views.h>
#include <telos/used_bytes.h>

namespace Telos {

	template <typename> struct Codec;

	/**
	 * Type that was generated from a record
	 */
	template <typename T>
	concept Record = requires { typename T::Fields; };

	/**
	 * Set of flags
	 */
	template <typename T>
	concept Flags = requires (T flags) { typename T::Flag; flags.value; };

	template <typename T>
	concept Number = !__is_enum(T) && !Record<T> && requires (T value) { T(~value); };

	/**
	 * Return true if 'value' is one of its type
	 *
	 * Types that have a 'valid' function beside them are those of which not
	 * every bit pattern is a value.
	 */
	template <typename T>
	static inline bool checked(T const &value)
	{
		if constexpr (requires { valid(value); })
			return valid(value);
		else
			return true;
	}
}


/**
 * Plain data, as bytes with its layout on the wire
 */
template <typename T>
struct Telos::Codec
{
	static_assert(__is_trivially_copyable(T));

	static bool read(Msgpack::Reader &reader, T &value)
	{
		char const *start = nullptr;
		size_t num_bytes = 0;

		if (!reader.bytes(start, num_bytes))
			return false;

		if (num_bytes != sizeof(T))
			return reader.fail(Decode_error::OUT_OF_RANGE);

		Genode::memcpy(&value, start, sizeof(T));

		if (!checked(value))
			return reader.fail(Decode_error::OUT_OF_RANGE);

		if constexpr (Partly_used<T>)
			with_used(value, [&] (T const &used) { Genode::memcpy(&value, &used, sizeof(T)); });

		return true;
	}

	static bool check(Msgpack::Reader &reader)
	{
		T value { };
		return read(reader, value);
	}

	static void write(Msgpack::Writer &writer, T const &value)
	{
		auto write_bytes = [&] (T const &used) {
			writer.bytes(reinterpret_cast<char const *>(&used), sizeof(T)); };

		if (!checked(value))
			writer.fail(Encode_error::INVALID);
		else if constexpr (Partly_used<T>)
			with_used(value, write_bytes);
		else
			write_bytes(value);
	}
};


template <>
struct Telos::Codec<bool>
{
	static bool read(Msgpack::Reader &reader, bool &value) { return reader.boolean(value); }

	static bool check(Msgpack::Reader &reader)
	{
		bool value = false;
		return read(reader, value);
	}

	static void write(Msgpack::Writer &writer, bool value) { writer.boolean(value); }
};


template <>
struct Telos::Codec<float>
{
	static bool read(Msgpack::Reader &reader, float &value) { return reader.float32(value); }

	static bool check(Msgpack::Reader &reader)
	{
		float value = 0;
		return read(reader, value);
	}

	static void write(Msgpack::Writer &writer, float value) { writer.float32(value); }
};


template <>
struct Telos::Codec<double>
{
	static bool read(Msgpack::Reader &reader, double &value) { return reader.float64(value); }

	static bool check(Msgpack::Reader &reader)
	{
		double value = 0;
		return read(reader, value);
	}

	static void write(Msgpack::Writer &writer, double value) { writer.float64(value); }
};


namespace Telos {

	template <typename T>
	requires Number<T>
	struct Codec<T>
	{
		static bool read(Msgpack::Reader &reader, T &value) { return reader.integer(value); }

		static bool check(Msgpack::Reader &reader)
		{
			T value { };
			return read(reader, value);
		}

		static void write(Msgpack::Writer &writer, T value) { writer.integer(value); }

		static int compare(T a, T b) { return a < b ? -1 : a > b ? 1 : 0; }
	};
}


namespace Telos {

	template <typename T>
	requires (__is_enum(T))
	struct Codec<T>
	{
		using Integer = __underlying_type(T);

		static bool read(Msgpack::Reader &reader, T &value)
		{
			Integer number { };
			if (!reader.integer(number))
				return false;

			value = T(number);
			return checked(value) || reader.fail(Decode_error::OUT_OF_RANGE);
		}

		static bool check(Msgpack::Reader &reader)
		{
			T value { };
			return read(reader, value);
		}

		static void write(Msgpack::Writer &writer, T value)
		{
			if (checked(value)) writer.integer(Integer(value));
			else              writer.fail(Encode_error::INVALID);
		}

		static int compare(T a, T b) { return Codec<Integer>::compare(Integer(a), Integer(b)); }
	};
}


namespace Telos {

	template <typename T>
	requires Flags<T>
	struct Codec<T>
	{
		using Integer = decltype(T::value);

		static bool read(Msgpack::Reader &reader, T &flags)
		{
			return reader.integer(flags.value)
			    && (checked(flags) || reader.fail(Decode_error::OUT_OF_RANGE));
		}

		static bool check(Msgpack::Reader &reader)
		{
			T flags { };
			return read(reader, flags);
		}

		static void write(Msgpack::Writer &writer, T const &flags)
		{
			if (checked(flags)) writer.integer(flags.value);
			else                writer.fail(Encode_error::INVALID);
		}

		static int compare(T const &a, T const &b)
		{
			return Codec<Integer>::compare(a.value, b.value);
		}
	};
}


template <Genode::size_t MAX>
struct Telos::Codec<Telos::Bytes<MAX>>
{
	static bool read(Msgpack::Reader &reader, Bytes<MAX> &value)
	{
		char const *start = nullptr;
		size_t num_bytes = 0;

		if (!reader.bytes(start, num_bytes))
			return false;

		if (num_bytes > MAX)
			return reader.fail(Decode_error::TOO_LONG);

		value = { start, num_bytes };
		return true;
	}

	static bool check(Msgpack::Reader &reader)
	{
		Bytes<MAX> value { };
		return read(reader, value);
	}

	static void write(Msgpack::Writer &writer, Bytes<MAX> const &value)
	{
		if (value.num_bytes() > MAX)
			return writer.fail(Encode_error::INVALID);

		writer.bytes(value.start(), value.num_bytes());
	}
};


template <Genode::size_t MAX>
struct Telos::Codec<Telos::Text<MAX>>
{
	static bool read(Msgpack::Reader &reader, Text<MAX> &value)
	{
		char const *start = nullptr;
		size_t num_bytes = 0;

		if (!reader.raw_text(start, num_bytes))
			return false;

		if (num_bytes > MAX)
			return reader.fail(Decode_error::TOO_LONG);

		value = { start, num_bytes };
		return true;
	}

	static bool check(Msgpack::Reader &reader)
	{
		Text<MAX> value { };
		return read(reader, value)
		    && (well_formed_utf8(value.start(), value.num_bytes())
		     || reader.fail(Decode_error::NOT_UTF8));
	}

	static void write(Msgpack::Writer &writer, Text<MAX> const &value)
	{
		if (value.num_bytes() > MAX)
			return writer.fail(Encode_error::INVALID);

		writer.text(value.start(), value.num_bytes());
	}

	static int compare(Text<MAX> const &a, Text<MAX> const &b) { return a.compare(b); }
};

#endif /* _INCLUDE__TELOS__RECORD_CODEC_H_ */
