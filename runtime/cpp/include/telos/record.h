/*
 * \brief  Encoding of records as MessagePack
 * \author TelOS
 * \date   2026-11-22
 *
 * Used by generated headers. No allocator, exceptions, or C library is needed.
 */

/*
 * Copyright (C) 2026 TelOS project
 *
 * This file is part of TelOS.Idl, which is distributed under the terms of the
 * Apache License, version 2.0.
 */

#ifndef _INCLUDE__TELOS__RECORD_H_
#define _INCLUDE__TELOS__RECORD_H_

/* TelOS includes */
#include <telos/record_builder.h>

namespace Telos {

	/**
	 * Decode record from bytes that anybody may have written
	 *
	 * The bytes must not change as long as the result is used. So those of
	 * shared memory must be copied first.
	 */
	template <typename T>
	static inline Genode::Attempt<T, Decode_error> decode(Genode::Span const &bytes)
	{
		Msgpack::Reader reader { bytes.start, bytes.num_bytes };

		if (!Codec<T>::check(reader))
			return reader.error();

		if (!reader.at_end())
			return Decode_error::TRAILING;

		T record { };
		Msgpack::Reader again { bytes.start, bytes.num_bytes };

		if (!Codec<T>::read(again, record))
			return again.error();

		return record;
	}

	/**
	 * Encode record
	 *
	 * \return number of bytes written
	 */
	template <typename T>
	static inline Genode::Attempt<size_t, Encode_error>
	encode(T const &record, Genode::Byte_range_ptr const &dst)
	{
		Msgpack::Writer writer { dst };
		Codec<T>::write(writer, record);
		return writer.result();
	}

	/**
	 * Encode record that 'fn' builds
	 *
	 * \return number of bytes written
	 */
	template <typename T>
	static inline Genode::Attempt<size_t, Encode_error>
	build(Genode::Byte_range_ptr const &dst, auto const &fn)
	{
		Msgpack::Writer writer { dst };
		Codec<T>::build(writer, fn);
		return writer.result();
	}
}

#endif /* _INCLUDE__TELOS__RECORD_H_ */
