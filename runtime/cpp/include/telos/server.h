/*
 * \brief  What the server side of generated interfaces has in common
 * \author TelOS
 * \date   2026-11-22
 */

/*
 * Copyright (C) 2026 TelOS project
 *
 * This file is part of TelOS.Idl, which is distributed under the terms of the
 * Apache License, version 2.0.
 */

#ifndef _INCLUDE__TELOS__SERVER_H_
#define _INCLUDE__TELOS__SERVER_H_

/* Genode includes */
#include <base/error.h>
#include <base/exception.h>
#include <base/quota_guard.h>
#include <base/rpc_args.h>
#include <util/string.h>

#include <telos/utf8.h>

namespace Telos {

	using Genode::size_t;
	using Genode::uint8_t;

	template <typename>           class  Optional;
	template <typename, unsigned> struct Array;
	template <typename>           struct Failure;
}


/**
 * Error values a server answers with when it cannot carry out a function
 */
template <typename ERROR>
struct Telos::Failure
{
	ERROR other;        /* refused, or anything unexpected */
	ERROR out_of_ram;   /* the client is expected to upgrade its RAM quota */
	ERROR out_of_caps;  /* the client is expected to upgrade its cap quota */

	ERROR of(Genode::Alloc_error const error) const
	{
		switch (error) {
		case Genode::Alloc_error::OUT_OF_RAM:  return out_of_ram;
		case Genode::Alloc_error::OUT_OF_CAPS: return out_of_caps;
		case Genode::Alloc_error::DENIED:      break;
		}
		return other;
	}
};


namespace Telos {

	/**
	 * Return result of 'fn', which must not let an exception pass
	 *
	 * An exception that leaves an RPC function ends the whole component.
	 */
	template <typename RESULT, typename ERROR>
	static inline RESULT shielded(Failure<ERROR> const &failure, auto const &fn)
	{
		try { return fn(); }
		catch (Genode::Out_of_ram)  { return failure.out_of_ram;  }
		catch (Genode::Out_of_caps) { return failure.out_of_caps; }
		catch (...)                 { return failure.other;       }
	}

	/**
	 * Variant for functions without error type, answers with zeros
	 */
	template <typename RESULT>
	static inline RESULT shielded(auto const &fn)
	{
		try { return fn(); }
		catch (...) { return RESULT { }; }
	}

	/**
	 * Variant for functions without result
	 */
	static inline void shielded(auto const &fn)
	{
		try { fn(); } catch (...) { }
	}

	/**
	 * Return true if the byte that arrived is a truth value
	 *
	 * The byte is obtained by a volatile access because the compiler is free
	 * to assume that a 'bool' is never anything else.
	 */
	template <typename T>
	requires (__is_same(T, bool))
	static inline bool valid(T const &value)
	{
		return *reinterpret_cast<uint8_t const volatile *>(&value) <= 1;
	}

	/**
	 * Return true if the length that arrived is consistent with the content
	 */
	template <size_t N>
	static inline bool valid(Genode::String<N> const &string)
	{
		size_t const length = string.length();

		if (length == 0)
			return true;

		return string.valid() && Genode::strlen(string.string()) == length - 1;
	}

	/**
	 * Return true if each element of the array is valid
	 */
	template <typename T, size_t N>
	static inline bool valid(T const (&array)[N])
	{
		for (T const &element : array)
			if (!valid(element))
				return false;

		return true;
	}

	/**
	 * Variant for arrays that are elements of other types
	 */
	template <typename T, unsigned N>
	static inline bool valid(Array<T, N> const &array)
	{
		return valid(array.elements);
	}

	/**
	 * Return true if the value is absent, or valid
	 */
	template <typename T>
	static inline bool valid(Optional<T> const &optional)
	{
		bool result = optional.well_formed();

		optional.with_value([&] (T const &value) {
			if constexpr (requires { valid(value); })
				result = result && valid(value); });

		return result;
	}

	/**
	 * Return true if the buffer holds one terminated UTF-8 text
	 */
	template <size_t N>
	static inline bool valid_text(Genode::Rpc_in_buffer<N> const &buffer)
	{
		return buffer.valid_string()
		    && Genode::strlen(buffer.base()) == buffer.size() - 1
		    && well_formed_utf8(buffer.base(), buffer.size() - 1);
	}
}

#endif /* _INCLUDE__TELOS__SERVER_H_ */
