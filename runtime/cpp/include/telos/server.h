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
#include <util/arg_string.h>
#include <util/string.h>

#include <telos/utf8.h>

namespace Telos {

	using Genode::size_t;
	using Genode::uint8_t;

	template <typename>           class  Optional;
	template <typename, unsigned> struct Array;
	template <typename>           struct Failure;

	struct Interface_version;
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


namespace Telos {

	/**
	 * Read session argument
	 *
	 * \param required  whether the argument must be given
	 * \param result    left as is if the argument is not given
	 *
	 * \return false if the argument is missing or malformed
	 */
	static inline bool read_arg(char const *args, char const *key, bool required, bool &result)
	{
		Genode::Arg const arg = Genode::Arg_string::find_arg(args, key);

		if (!arg.valid())
			return !required;

		/* malformed arguments evaluate to the default value */
		result = arg.bool_value(false);
		return result == arg.bool_value(true);
	}

	/**
	 * Read numeric session argument
	 */
	template <typename T>
	static inline bool read_arg(char const *args, char const *key, bool required, T &result)
	{
		Genode::Arg const arg = Genode::Arg_string::find_arg(args, key);

		if (!arg.valid())
			return !required;

		if constexpr (T(-1) < T(0)) {

			long const value = arg.long_value(0);

			result = T(value);
			return value == arg.long_value(1) && long(result) == value;

		} else {

			unsigned long const value = arg.ulong_value(0);

			result = T(value);
			return value == arg.ulong_value(1) && result == value;
		}
	}

	/**
	 * Read textual session argument
	 */
	template <size_t N>
	static inline bool read_arg(char const *args, char const *key, bool required,
	                            Genode::String<N> &result)
	{
		Genode::Arg const arg = Genode::Arg_string::find_arg(args, key);

		if (!arg.valid())
			return !required;

		/* space for more than allowed, to detect excess */
		char buf[N + 4] { };

		/* no text in quotes equals both default values */
		arg.string(buf, sizeof(buf), "a");
		char const first = buf[0];
		arg.string(buf, sizeof(buf), "b");

		if (first == 'a' && buf[0] == 'b')
			return false;

		result = Genode::String<N>(Genode::Cstring(buf));
		return Genode::strlen(buf) < N;
	}
}


/**
 * Version of an interface as stated by the 'version=major.minor' argument
 */
struct Telos::Interface_version
{
	unsigned major_number;
	unsigned minor_number;

	/**
	 * Return true if a server of this version understands 'client'
	 */
	bool accepts(Interface_version const &client) const
	{
		return client.major_number == major_number
		    && client.minor_number <= minor_number;
	}

	/**
	 * Return true if the session arguments state a version that is understood
	 *
	 * The dot of a version ends a number for 'Arg_string', which is why the
	 * argument is parsed here.
	 */
	bool accepts_args(char const *args) const
	{
		char const * const KEY = "version";

		size_t const n = Genode::strlen(KEY);

		for (char const *s = _skip_blanks(args); *s; s = _skip_blanks(_next_arg(s))) {

			if (Genode::strcmp(s, KEY, n) != 0)
				continue;

			char const * const assignment = _skip_blanks(s + n);

			if (*assignment != '=')
				continue;

			Interface_version client { };

			return _parse(_skip_blanks(assignment + 1), client) && accepts(client);
		}
		return false;
	}

	private:

		static bool _blank(char const c)
		{
			return c == ' ' || c == '\t' || c == '\n' || c == '\r';
		}

		static char const *_skip_blanks(char const *s)
		{
			while (_blank(*s)) s++;
			return s;
		}

		/**
		 * Return the start of the argument behind the next comma
		 */
		static char const *_next_arg(char const *s)
		{
			for (bool quoted = false; *s; s++) {

				if (*s == '"')
					quoted = !quoted;

				if (*s == '\\' && s[1] == '"')
					s++;

				if (*s == ',' && !quoted)
					return s + 1;
			}
			return s;
		}

		/**
		 * Parse decimal 16-bit number, advance 's' behind the last digit
		 */
		static bool _parse_number(char const *&s, unsigned &result)
		{
			char const * const start = s;

			for (result = 0; *s >= '0' && *s <= '9'; s++) {

				result = result*10 + unsigned(*s - '0');

				if (result > 0xffff)
					return false;
			}
			return s != start;
		}

		static bool _parse(char const *s, Interface_version &version)
		{
			if (!_parse_number(s, version.major_number) || *s++ != '.'
			 || !_parse_number(s, version.minor_number))
				return false;

			s = _skip_blanks(s);

			return *s == ',' || *s == 0;
		}
};

#endif /* _INCLUDE__TELOS__SERVER_H_ */
