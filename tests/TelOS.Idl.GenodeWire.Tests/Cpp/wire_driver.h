/*
 * \brief  What the code of each wire case uses: registration and comparison
 */

#ifndef _WIRE_DRIVER_H_
#define _WIRE_DRIVER_H_

#include <base/rpc_client.h>
#include <base/rpc_server.h>
#include <util/string.h>

namespace Wire {

	using Genode::size_t;

	/**
	 * What was not as recorded
	 */
	struct Report
	{
		static constexpr size_t MAX = 1000;

		char     text[MAX] { };
		size_t   length        = 0;
		unsigned handler_calls = 0;

		void fail(char const *what)
		{
			for (; *what && length + 2 < MAX; what++)
				text[length++] = *what;
			text[length++] = ';';
		}
	};

	/**
	 * A case, known to the program by being constructed
	 */
	struct Case
	{
		static Case const *&first() { static Case const *first; return first; }

		unsigned const number;

		void     (&call) (Report &, Genode::Native_capability);
		Genode::Rpc_object_base & (*serve)(Report &);

		Case const *next = first();

		Case(unsigned number, void (&call)(Report &, Genode::Native_capability),
		     Genode::Rpc_object_base & (*serve)(Report &))
		:
			number(number), call(call), serve(serve)
		{
			first() = this;
		}

		Case(Case const &) = delete;
		Case &operator = (Case const &) = delete;
	};

	Genode::Native_capability capability(int number);

	int number(Genode::Native_capability);

	/**
	 * The capability that the vectors call by a number
	 */
	template <typename CAP>
	CAP numbered(int n);

	template <>
	inline Genode::Native_capability numbered<Genode::Native_capability>(int n)
	{
		return capability(n);
	}

	template <typename CAP>
	inline CAP numbered(int n)
	{
		return Genode::reinterpret_cap_cast<typename CAP::Rpc_interface>(capability(n));
	}

	inline void same_memory(Report &report, char const *what, void const *expected,
	                        size_t expected_size, void const *actual, size_t actual_size)
	{
		if (expected_size != actual_size || __builtin_memcmp(expected, actual, actual_size))
			report.fail(what);
	}

	/*
	 * Of types without padding, the memory is the value. Types with padding
	 * have functions of their own in the namespace of their contract.
	 */
	template <typename T>
	void same(Report &report, char const *what, T const &expected, T const &actual)
	{
		static_assert(!__is_class(T));
		same_memory(report, what, &expected, sizeof(T), &actual, sizeof(T));
	}

	template <typename T, size_t N>
	void same(Report &report, char const *what, T const (&expected)[N], T const (&actual)[N])
	{
		for (size_t i = 0; i < N; i++)
			same(report, what, expected[i], actual[i]);
	}

	inline void same(Report &, char const *, Genode::Ok const &, Genode::Ok const &) { }

	template <size_t N>
	void same(Report &report, char const *what, Genode::String<N> const &expected,
	          Genode::String<N> const &actual)
	{
		same_memory(report, what, expected.string(), expected.length(),
		            actual.string(), actual.length());
	}

	template <size_t N>
	void same(Report &report, char const *what, Genode::Rpc_in_buffer<N> const &expected,
	          Genode::Rpc_in_buffer<N> const &actual)
	{
		same_memory(report, what, expected.base(), expected.size(), actual.base(), actual.size());
	}

	inline void same(Report &report, char const *what,
	                 Genode::Native_capability const &expected,
	                 Genode::Native_capability const &actual)
	{
		if (number(expected) != number(actual))
			report.fail(what);
	}

	template <typename IF>
	void same(Report &report, char const *what, Genode::Capability<IF> const &expected,
	          Genode::Capability<IF> const &actual)
	{
		same(report, what, static_cast<Genode::Native_capability const &>(expected),
		     static_cast<Genode::Native_capability const &>(actual));
	}

	template <typename T, typename E>
	void same(Report &report, char const *what, Genode::Attempt<T, E> const &expected,
	          Genode::Attempt<T, E> const &actual)
	{
		if (expected.ok() != actual.ok()) {
			report.fail(what);
			return;
		}
		expected.with_result(
			[&] (T const &e) { actual.with_result([&] (T const &a) { same(report, what, e, a); }, [] (E) { }); },
			[&] (E const &e) { actual.with_result([] (T const &) { }, [&] (E const &a) { same(report, what, e, a); }); });
	}

	template <typename MEMBER>
	void same_member(Report &report, char const *what, void const *expected,
	                 void const *actual, size_t offset)
	{
		struct Copy { MEMBER value; } e { }, a { };
		__builtin_memcpy(&e, static_cast<char const *>(expected) + offset, sizeof(e));
		__builtin_memcpy(&a, static_cast<char const *>(actual)   + offset, sizeof(a));
		same(report, what, e.value, a.value);
	}
}

#endif /* _WIRE_DRIVER_H_ */
