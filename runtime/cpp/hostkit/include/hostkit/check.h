/*
 * \brief  Minimal support for test programs, usable without any libc header
 *
 * A program consists of cases, the 'main' function of the stand-in runs them.
 * Its arguments name the cases to run, all of them by default.
 */

#ifndef _INCLUDE__HOSTKIT__CHECK_H_
#define _INCLUDE__HOSTKIT__CHECK_H_

#include <base/log.h>
#include <util/string.h>

namespace Hostkit {

	class Case;

	/* thrown by 'REQUIRE' */
	struct Case_failed { };

	using Message = Genode::String<512>;

	/**
	 * Count a failed check and print it
	 */
	void check_failed(char const *file, unsigned line, Message const &);

	/**
	 * Run the cases named by the arguments
	 *
	 * \return exit code of the program
	 */
	int run_cases(int argc, char **argv);

	/**
	 * Return true if the program has any case
	 */
	bool have_cases();

	/* values of enum types have no textual representation */
	template <typename T>
	auto printable(T const &value)
	{
		if constexpr (__is_enum(T)) return (long)value;
		else                        return Genode::String<128>(value);
	}

	void check_equal(char const *file, unsigned line, char const *expressions,
	                 auto const &a, auto const &b)
	{
		if (!(a == b))
			check_failed(file, line, { expressions, ": ", printable(a), " differs from ",
			                           printable(b) });
	}
}


/**
 * Named function, registered by its construction
 */
class Hostkit::Case
{
	private:

		friend int run_cases(int, char **);

		char const * const _name;
		void      (* const _fn)();
		Case       * const _next;

		Case(Case const &)              = delete;
		Case &operator = (Case const &) = delete;

	public:

		Case(char const *name, void (*fn)());
};


#define CASE(name) \
	static void name(); \
	static Hostkit::Case name##_case { #name, name }; \
	static void name()

#define CHECK(condition) \
	do { \
		if (!(condition)) \
			Hostkit::check_failed(__FILE__, __LINE__, #condition); \
	} while (false)

/**
 * Check that ends the case if it fails
 */
#define REQUIRE(condition) \
	do { \
		if (!(condition)) { \
			Hostkit::check_failed(__FILE__, __LINE__, #condition); \
			throw Hostkit::Case_failed(); \
		} \
	} while (false)

#define CHECK_EQUAL(a, b) Hostkit::check_equal(__FILE__, __LINE__, #a " == " #b, a, b)

#endif /* _INCLUDE__HOSTKIT__CHECK_H_ */
