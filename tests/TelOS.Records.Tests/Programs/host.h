/*
 * \brief  What the programs of the record tests need from the machine
 * \author TelOS
 * \date   2026-11-22
 */

#ifndef _HOST_H_
#define _HOST_H_

/* Genode includes */
#include <base/stdint.h>
#include <util/string.h>

namespace Host {

	using Genode::size_t;

	/**
	 * Text that is written to standard output at the end
	 */
	struct Output
	{
		void text(char const *);
		void number(unsigned long);
		void hex(char const *start, size_t num_bytes);
		void flush();
	};

	/**
	 * Words of one line of the input
	 */
	struct Line
	{
		char const *verb;

		/* decoded from hexadecimal digits, exactly as large as it is said to be */
		char  *bytes;
		size_t num_bytes;
	};

	/**
	 * Read next line of standard input, "verb hex"
	 *
	 * The bytes of each line are in memory of their own, so that a sanitizer
	 * sees what reaches beyond them.
	 */
	bool next_line(Line &);

	/**
	 * Free memory of a line
	 */
	void done(Line const &);

	/**
	 * Return true if both strings are the same
	 */
	bool equal(char const *, char const *);

	/**
	 * Memory of exactly the given size
	 */
	char *memory(size_t);
	void  release(char *);
}

#endif /* _HOST_H_ */
