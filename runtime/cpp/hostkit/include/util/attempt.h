/*
 * \brief  Result of an operation that may fail
 */

#ifndef _INCLUDE__UTIL__ATTEMPT_H_
#define _INCLUDE__UTIL__ATTEMPT_H_

#include <util/reconstructible.h>

namespace Genode {

	template <typename, typename> class [[nodiscard]] Attempt;
	template <typename, typename> class [[nodiscard]] Unique_attempt;

	/* result of operations that yield no value */
	struct Ok { };

	/**
	 * Return result of 'fn' as 'RET', without a copy if it is of this type
	 */
	template <typename RET>
	inline RET converted(auto const &fn, auto &arg)
	{
		if constexpr (__is_same(decltype(fn(arg)), RET))
			return fn(arg);
		else
			return RET { fn(arg) };
	}
}


template <typename RESULT, typename ERROR>
class Genode::Attempt
{
	private:

		bool   _ok;
		RESULT _result { };
		ERROR  _error  { };

	public:

		Attempt(RESULT result) : _ok(true),  _result(result) { }
		Attempt(ERROR  error)  : _ok(false), _error(error)   { }

		Attempt(Attempt const &)              = default;
		Attempt &operator = (Attempt const &) = default;

		/**
		 * Return result of either function as 'RET'
		 */
		template <typename RET>
		RET convert(auto const &access_fn, auto const &fail_fn) const
		{
			if (_ok)
				return converted<RET>(access_fn, _result);

			return converted<RET>(fail_fn, _error);
		}

		void with_result(auto const &access_fn, auto const &fail_fn) const
		{
			if (_ok) access_fn(_result);
			else     fail_fn(_error);
		}

		void with_error(auto const &fail_fn) const
		{
			if (!_ok) fail_fn(_error);
		}

		bool operator == (ERROR  const &rhs) const { return !_ok && _error  == rhs; }
		bool operator == (RESULT const &rhs) const { return  _ok && _result == rhs; }

		[[nodiscard]] bool ok()     const { return  _ok; }
		[[nodiscard]] bool failed() const { return !_ok; }

		void print(Output &out) const
		{
			if (_ok) Genode::print(out, _result);
			else     Genode::print(out, _error);
		}
};


/**
 * Result that cannot be copied
 */
template <typename RESULT, typename ERROR>
class Genode::Unique_attempt : Noncopyable
{
	private:

		Constructible<RESULT> _result { };

		ERROR _error { };

		template <typename RET>
		static RET _convert(auto &obj, auto const &access_fn, auto const &fail_fn)
		{
			if (obj._result.constructed())
				return converted<RET>(access_fn, *obj._result);

			return converted<RET>(fail_fn, obj._error);
		}

		static void _with_result(auto &obj, auto const &access_fn, auto const &fail_fn)
		{
			if (obj._result.constructed()) access_fn(*obj._result);
			else                           fail_fn(obj._error);
		}

	protected:

		void _construct(auto &&... args) { _result.construct(args...); }

		void _destruct(ERROR error) { _result.destruct(); _error = error; }

	public:

		Unique_attempt(auto &&... args) { _result.construct(args...); }

		Unique_attempt(ERROR error) : _error(error) { }

		template <typename RET>
		RET convert(auto const &access_fn, auto const &fail_fn) {
			return _convert<RET>(*this, access_fn, fail_fn); }

		template <typename RET>
		RET convert(auto const &access_fn, auto const &fail_fn) const {
			return _convert<RET>(*this, access_fn, fail_fn); }

		void with_result(auto const &access_fn, auto const &fail_fn) {
			_with_result(*this, access_fn, fail_fn); }

		void with_result(auto const &access_fn, auto const &fail_fn) const {
			_with_result(*this, access_fn, fail_fn); }

		void with_error(auto const &fail_fn) const
		{
			if (failed()) fail_fn(_error);
		}

		bool operator == (ERROR const &rhs) const { return failed() && _error == rhs; }

		[[nodiscard]] bool ok()     const { return  _result.constructed(); }
		[[nodiscard]] bool failed() const { return !_result.constructed(); }

		void print(Output &out) const
		{
			with_result([&] (RESULT const &result) { Genode::print(out, result); },
			            [&] (ERROR  const &error)  { Genode::print(out, error);  });
		}
};

#endif /* _INCLUDE__UTIL__ATTEMPT_H_ */
