/*
 * \brief  Text output of values
 */

#ifndef _INCLUDE__BASE__OUTPUT_H_
#define _INCLUDE__BASE__OUTPUT_H_

#include <base/error.h>
#include <base/stdint.h>
#include <util/interface.h>

namespace Genode {

	struct Output;
	struct Ok;
	class  Hex;
	struct Char;

	void print(Output &, char const *);
	void print(Output &, char *) = delete;
	void print(Output &, void const *);
	void print(Output &, unsigned long);
	void print(Output &, unsigned long long);
	void print(Output &, long);
	void print(Output &, long long);
	void print(Output &, double);
	void print(Output &, Alloc_error);

	inline void print(Output &, auto *ptr);
	inline void print(Output &, unsigned char);
	inline void print(Output &, unsigned short);
	inline void print(Output &, unsigned int);
	inline void print(Output &, char);
	inline void print(Output &, short);
	inline void print(Output &, int);
	inline void print(Output &, bool);
	inline void print(Output &, float);
	inline void print(Output &, Ok const &);

	/**
	 * Print object by its 'print' method
	 */
	inline void print(Output &, auto const &obj);

	/**
	 * Print several values
	 */
	inline void print(Output &, auto const &head, auto &&... tail);
}


struct Genode::Output : Interface
{
	virtual void out_char(char) = 0;

	/**
	 * Output at most 'n' characters, up to the terminating zero
	 */
	virtual void out_string(char const *str, size_t n = ~0UL);

	static void out_args(Output &output, auto &&... args)
	{
		(print(output, args), ...);
	}
};


class Genode::Hex
{
	public:

		enum Prefix { PREFIX, OMIT_PREFIX };
		enum Pad    { PAD, NO_PAD };

	private:

		unsigned long long const _value;
		size_t             const _digits;
		Prefix             const _prefix;
		Pad                const _pad;

	public:

		/* the type of 'value' defines the number of digits when padded */
		explicit Hex(auto value, Prefix prefix = PREFIX, Pad pad = NO_PAD)
		:
			_value((unsigned long long)value), _digits(2*sizeof(value)),
			_prefix(prefix), _pad(pad)
		{ }

		void print(Output &) const;
};


struct Genode::Char
{
	char const c;

	explicit Char(char c) : c(c) { }

	void print(Output &output) const { output.out_char(c); }
};


namespace Genode {

	inline void print(Output &out, auto *ptr)          { print(out, (void const *)ptr); }
	inline void print(Output &out, unsigned char v)    { print(out, (unsigned long)v); }
	inline void print(Output &out, unsigned short v)   { print(out, (unsigned long)v); }
	inline void print(Output &out, unsigned int v)     { print(out, (unsigned long)v); }
	inline void print(Output &out, char v)             { print(out, (long)v); }
	inline void print(Output &out, short v)            { print(out, (long)v); }
	inline void print(Output &out, int v)              { print(out, (long)v); }
	inline void print(Output &out, bool v)             { print(out, (long)v); }
	inline void print(Output &out, float v)            { print(out, (double)v); }
	inline void print(Output &out, Ok const &)         { print(out, "ok"); }
	inline void print(Output &out, auto const &obj)    { obj.print(out); }

	inline void print(Output &out, auto const &head, auto &&... tail)
	{
		Output::out_args(out, head, tail...);
	}

	/**
	 * Return size of the textual representation in bytes
	 */
	inline size_t num_printed_bytes(auto &&... args)
	{
		struct Counter : Output
		{
			size_t num_bytes = 0;

			void out_char(char) override { num_bytes++; }
		} counter { };

		Output::out_args(counter, args...);
		return counter.num_bytes;
	}
}

#endif /* _INCLUDE__BASE__OUTPUT_H_ */
