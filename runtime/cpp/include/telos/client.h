/*
 * \brief  What the client side of generated interfaces has in common
 * \author TelOS
 * \date   2026-11-23
 */

/*
 * Copyright (C) 2026 TelOS project
 *
 * This file is part of TelOS.Idl, which is distributed under the terms of the
 * Apache License, version 2.0.
 */

#ifndef _INCLUDE__TELOS__CLIENT_H_
#define _INCLUDE__TELOS__CLIENT_H_

/* Genode includes */
#include <base/output.h>

namespace Telos { struct Quoted_arg; }


/**
 * Text as value of a session argument
 */
struct Telos::Quoted_arg
{
	char const * const text;

	void print(Genode::Output &out) const
	{
		out.out_char('"');

		for (char const *s = text; *s; s++) {

			/* a quotation mark would end the value */
			if (*s == '"')
				out.out_char('\\');

			out.out_char(*s);
		}

		out.out_char('"');
	}
};

#endif /* _INCLUDE__TELOS__CLIENT_H_ */
