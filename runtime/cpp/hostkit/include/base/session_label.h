/*
 * \brief  Label of a session, elements are separated by ' -> '
 */

#ifndef _INCLUDE__BASE__SESSION_LABEL_H_
#define _INCLUDE__BASE__SESSION_LABEL_H_

#include <util/arg_string.h>
#include <util/string.h>

namespace Genode { struct Session_label; }


struct Genode::Session_label : String<160>
{
	using String = Genode::String<160>;
	using String::String;

	Session_label() { }

	template <size_t N>
	Session_label(Genode::String<N> const &other) : String(other) { }

	/**
	 * Return part behind the last separator
	 */
	Session_label last_element() const;

	/**
	 * Return part before the last separator, empty if there is none
	 */
	Session_label prefix() const;
};


namespace Genode {

	inline Session_label label_from_args(char const *args)
	{
		char buf[Session_label::capacity()] { };
		Arg_string::find_arg(args, "label").string(buf, sizeof(buf), "");
		return Session_label(Cstring(buf));
	}

	template <size_t N1, size_t N2>
	inline Session_label prefixed_label(String<N1> const &prefix, String<N2> const &label)
	{
		return Session_label(String<N1 + N2 + 4>(prefix, " -> ", label));
	}
}

#endif /* _INCLUDE__BASE__SESSION_LABEL_H_ */
