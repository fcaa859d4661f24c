/*
 * \brief  Accounting of resources
 */

#ifndef _INCLUDE__BASE__QUOTA_GUARD_H_
#define _INCLUDE__BASE__QUOTA_GUARD_H_

#include <base/log.h>
#include <util/allocation.h>
#include <util/string.h>

namespace Genode {

	struct Ram_quota
	{
		size_t value;

		static char const *name() { return "bytes"; }

		void print(Output &out) const { Genode::print(out, Num_bytes { value }); }
	};

	struct Cap_quota
	{
		size_t value;

		static char const *name() { return "caps"; }

		void print(Output &out) const { Genode::print(out, value); }
	};

	template <typename> class Quota_guard;

	using Ram_quota_guard = Quota_guard<Ram_quota>;
	using Cap_quota_guard = Quota_guard<Cap_quota>;
}


/**
 * Limit, and the part of it that is in use
 */
template <typename UNIT>
class Genode::Quota_guard
{
	private:

		size_t _limit = 0;
		size_t _used  = 0;

	public:

		Quota_guard() { }

		Quota_guard(UNIT amount) : _limit(amount.value) { }

		UNIT avail() const { return { _limit - _used }; }
		UNIT limit() const { return { _limit }; }
		UNIT used()  const { return { _used }; }

		bool have_avail(UNIT amount) const { return _limit - _used >= amount.value; }

		/**
		 * Raise limit
		 */
		void upgrade(UNIT amount)
		{
			if (__builtin_add_overflow(_limit, amount.value, &_limit)) {
				error("quota upgrade exceeds the range of numbers");
				_limit = ~0UL;
			}
		}

		/**
		 * Lower limit, not below what is used
		 */
		[[nodiscard]] bool try_downgrade(UNIT amount)
		{
			bool const unused = have_avail(amount);

			if (unused)
				_limit -= amount.value;

			return unused;
		}

		bool try_withdraw(UNIT amount)
		{
			bool const enough = have_avail(amount);

			if (enough)
				_used += amount.value;

			return enough;
		}

		void replenish(UNIT amount)
		{
			_used -= min(_used, amount.value);
		}

		void print(Output &out) const
		{
			Genode::print(out, "used=", used(), ", limit=", limit());
		}


		/*
		 * Withdrawal that is reverted when it goes out of scope
		 */

		struct Attr { size_t amount; };

		enum class Error { LIMIT_EXCEEDED };

		using Reservation = Allocation<Quota_guard>;
		using Result      = typename Reservation::Attempt;

		Result reserve(UNIT amount)
		{
			if (try_withdraw(amount))
				return { *this, Attr { amount.value } };

			return { Error::LIMIT_EXCEEDED };
		}

		void _free(Reservation &r) { replenish(UNIT { r.amount }); }
};

#endif /* _INCLUDE__BASE__QUOTA_GUARD_H_ */
