/*
 * \brief  Session arguments as servers read them
 * \author TelOS
 * \date   2026-11-23
 */

/*
 * Copyright (C) 2026 TelOS project
 *
 * This file is part of TelOS.Idl, which is distributed under the terms of the
 * Apache License, version 2.0.
 */

#ifndef _INCLUDE__TELOS__SESSION_ARGS_H_
#define _INCLUDE__TELOS__SESSION_ARGS_H_

/* Genode includes */
#include <util/arg_string.h>
#include <util/string.h>

namespace Telos {

	using Genode::size_t;

	struct Interface_version;
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

#endif /* _INCLUDE__TELOS__SESSION_ARGS_H_ */
