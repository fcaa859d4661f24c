/*
 * \brief  Copies of plain data without bytes that mean nothing
 * \author TelOS
 * \date   2026-11-23
 *
 * Between and behind the members of a type, behind the end of a string, and
 * in an absent value may be anything, a sender's stack included. Equal records
 * have equal encodings, so these bytes are zero there.
 */

/*
 * Copyright (C) 2026 TelOS project
 *
 * This file is part of TelOS.Idl, which is distributed under the terms of the
 * Apache License, version 2.0.
 */

#ifndef _INCLUDE__TELOS__USED_BYTES_H_
#define _INCLUDE__TELOS__USED_BYTES_H_

/* Genode includes */
#include <util/string.h>

namespace Telos {

	using Genode::size_t;

	template <typename>           class  Optional;
	template <typename, unsigned> struct Array;

	/**
	 * Type with bytes that mean nothing, according to its contract
	 *
	 * The function is generated beside the type. It gets a destination that is
	 * zero.
	 */
	template <typename T>
	concept Partly_used = requires (T const &from, T &to) { copy_used(from, to); };

	/*
	 * Assign value to memory that is zero
	 */

	template <typename T>
	static inline void assign_used(T const &from, T &to);

	template <typename T, size_t N>
	static inline void assign_used(T const (&from)[N], T (&to)[N]);

	template <typename T, unsigned N>
	static inline void assign_used(Array<T, N> const &from, Array<T, N> &to);

	template <typename T>
	static inline void assign_used(Optional<T> const &from, Optional<T> &to);

	template <size_t N>
	static inline void assign_used(Genode::String<N> const &from, Genode::String<N> &to);

	/**
	 * Call 'fn' with a copy of the value of which all bytes are defined
	 */
	template <typename T>
	static inline void with_used(T const &value, auto const &fn)
	{
		alignas(T) char bytes[sizeof(T)] { };

		T &copy = *reinterpret_cast<T *>(bytes);
		assign_used(value, copy);
		fn(copy);
	}
}


template <typename T>
static inline void Telos::assign_used(T const &from, T &to)
{
	if constexpr (Partly_used<T>)
		copy_used(from, to);
	else
		to = from;
}


template <typename T, Telos::size_t N>
static inline void Telos::assign_used(T const (&from)[N], T (&to)[N])
{
	for (size_t i = 0; i < N; i++)
		assign_used(from[i], to[i]);
}


template <typename T, unsigned N>
static inline void Telos::assign_used(Array<T, N> const &from, Array<T, N> &to)
{
	assign_used(from.elements, to.elements);
}


template <typename T>
static inline void Telos::assign_used(Optional<T> const &from, Optional<T> &to)
{
	/* zeros are the absent value */
	from.with_value([&] (T const &value) {
		char * const bytes = reinterpret_cast<char *>(&to);
		bytes[0] = 1;
		assign_used(value, *reinterpret_cast<T *>(bytes + alignof(T)));
	});
}


template <Telos::size_t N>
static inline void Telos::assign_used(Genode::String<N> const &from, Genode::String<N> &to)
{
	/* the length counts the terminator, and follows the characters */
	size_t const length = Genode::max(from.length(), size_t(1));

	char * const bytes = reinterpret_cast<char *>(&to);
	Genode::memcpy(bytes, from.string(), length - 1);
	Genode::memcpy(bytes + sizeof(to) - sizeof(length), &length, sizeof(length));
}

#endif /* _INCLUDE__TELOS__USED_BYTES_H_ */
