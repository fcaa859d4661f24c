/*
 * \brief  Array that can be an element of another type
 * \author TelOS
 * \date   2026-11-23
 */

/*
 * Copyright (C) 2026 TelOS project
 *
 * This file is part of TelOS.Idl, which is distributed under the terms of the
 * Apache License, version 2.0.
 */

#ifndef _INCLUDE__TELOS__ARRAY_H_
#define _INCLUDE__TELOS__ARRAY_H_

namespace Telos { template <typename, unsigned> struct Array; }


/**
 * Fixed number of elements with the memory layout of a plain array
 *
 * In contrast to a plain array, it can be copied and returned.
 */
template <typename T, unsigned N>
struct Telos::Array
{
	static constexpr unsigned COUNT = N;

	T elements[N];

	T       &operator [] (unsigned const i)       { return elements[i]; }
	T const &operator [] (unsigned const i) const { return elements[i]; }

	T       *begin()       { return elements; }
	T const *begin() const { return elements; }
	T       *end()         { return elements + N; }
	T const *end()   const { return elements + N; }
};

#endif /* _INCLUDE__TELOS__ARRAY_H_ */
