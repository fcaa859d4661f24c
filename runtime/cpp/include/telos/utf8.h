/*
 * \brief  Check of texts
 * \author TelOS
 * \date   2026-11-22
 */

/*
 * Copyright (C) 2026 TelOS project
 *
 * This file is part of TelOS.Idl, which is distributed under the terms of the
 * Apache License, version 2.0.
 */

#ifndef _INCLUDE__TELOS__UTF8_H_
#define _INCLUDE__TELOS__UTF8_H_

/* Genode includes */
#include <base/stdint.h>

namespace Telos {

	using Genode::size_t;
	using Genode::uint8_t;

	/**
	 * Return true if the bytes are well-formed UTF-8, zeros included
	 */
	static inline bool well_formed_utf8(char const *start, size_t num_bytes)
	{
		uint8_t const *       s   = reinterpret_cast<uint8_t const *>(start);
		uint8_t const * const end = s + num_bytes;

		while (s != end) {

			uint8_t const lead = *s++;

			if (lead < 0x80)
				continue;

			unsigned const num_following = (lead >= 0xc2 && lead <= 0xdf) ? 1
			                             : (lead >= 0xe0 && lead <= 0xef) ? 2
			                             : (lead >= 0xf0 && lead <= 0xf4) ? 3 : 0;

			if (num_following == 0 || size_t(end - s) < num_following)
				return false;

			/* the second byte tells overlong forms, surrogates, and too large ones */
			uint8_t const low  = (lead == 0xe0) ? 0xa0 : (lead == 0xf0) ? 0x90 : 0x80;
			uint8_t const high = (lead == 0xed) ? 0x9f : (lead == 0xf4) ? 0x8f : 0xbf;

			if (s[0] < low || s[0] > high)
				return false;

			for (unsigned i = 1; i < num_following; i++)
				if ((s[i] & 0xc0) != 0x80)
					return false;

			s += num_following;
		}
		return true;
	}
}

#endif /* _INCLUDE__TELOS__UTF8_H_ */
