/*
 * \brief  Session arguments: 'key=value' pairs separated by commas
 */

#ifndef _INCLUDE__UTIL__ARG_STRING_H_
#define _INCLUDE__UTIL__ARG_STRING_H_

#include <util/string.h>

namespace Genode {

	class Arg;
	class Arg_string;
}


class Genode::Arg
{
	private:

		friend class Arg_string;

		/* start of the key, and of the value behind '=', or null */
		char const *_key   = nullptr;
		char const *_value = nullptr;

		struct Number { bool valid, negative; unsigned long long value; };

		Number _number(bool suffix) const;

		/* number of characters of the value's first token */
		size_t _identifier_len() const;
		size_t _quoted_len() const;

		Arg() { }
		Arg(char const *key);

	public:

		bool valid() const { return _key; }

		unsigned long ulong_value(unsigned long default_value) const;
		unsigned long long ulonglong_value(unsigned long long default_value) const;
		long long_value(long default_value) const;
		bool bool_value(bool default_value) const;

		/**
		 * Copy name of the argument
		 */
		void key(char *dst, size_t dst_len) const;

		/**
		 * Copy value, or 'default_string' if there is none
		 */
		void string(char *dst, size_t dst_len, char const *default_string) const;

		/**
		 * Return value rounded up to the size of a page
		 */
		size_t aligned_size() const { return align_addr(ulong_value(0), AT_PAGE); }
};


class Genode::Arg_string
{
	private:

		enum class Quotes { NO, YES };

		static bool _add(char *args, size_t args_len, char const *key,
		                 char const *value, Quotes);

	public:

		static Arg find_arg(char const *args, char const *key);

		static Arg first_arg(char const *args) { return Arg(args); }

		/*
		 * The functions below return false if the result exceeds 'args_len'
		 */

		static bool remove_arg(char *args, char const *key);

		static bool add_arg(char *args, size_t args_len, char const *key, char const *value)
		{
			return _add(args, args_len, key, value, Quotes::NO);
		}

		static bool set_arg(char *args, size_t args_len, char const *key, char const *value)
		{
			return remove_arg(args, key) && _add(args, args_len, key, value, Quotes::NO);
		}

		static bool set_arg(char *args, size_t args_len, char const *key, int value)
		{
			return set_arg(args, args_len, key, String<16>(value).string());
		}

		static bool set_arg(char *args, size_t args_len, char const *key, unsigned long value)
		{
			return set_arg(args, args_len, key, String<21>(value).string());
		}

		static bool set_arg(char *args, size_t args_len, char const *key, unsigned long long value)
		{
			return set_arg(args, args_len, key, String<21>(value).string());
		}

		static bool set_arg_string(char *args, size_t args_len, char const *key, char const *value)
		{
			return remove_arg(args, key) && _add(args, args_len, key, value, Quotes::YES);
		}
};

#endif /* _INCLUDE__UTIL__ARG_STRING_H_ */
