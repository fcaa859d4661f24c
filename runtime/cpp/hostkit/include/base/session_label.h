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
		char unquoted[Session_label::capacity()] { };

		Arg const label = Arg_string::find_arg(args, "label");
		label.string(unquoted, sizeof(unquoted), "");
		return { Cstring(unquoted) };
	}

	/**
	 * Return label as seen behind a parent that puts its own name in front
	 */
	template <size_t PARENT, size_t CHILD>
	inline Session_label prefixed_label(String<PARENT> const &parent, String<CHILD> const &child)
	{
		return { parent, " -> ", child };
	}
}

#endif /* _INCLUDE__BASE__SESSION_LABEL_H_ */
