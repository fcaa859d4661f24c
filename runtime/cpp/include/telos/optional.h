/*
 * \brief  Value that may be absent
 * \author TelOS
 * \date   2026-11-23
 */

/*
 * Copyright (C) 2026 TelOS project
 *
 * This file is part of TelOS.Idl, which is distributed under the terms of the
 * Apache License, version 2.0.
 */

#ifndef _INCLUDE__TELOS__OPTIONAL_H_
#define _INCLUDE__TELOS__OPTIONAL_H_

namespace Telos { template <typename> class Optional; }


/**
 * Value that may be absent, as it lies in messages and shared memory
 *
 * The layout is a byte that is 1 if the value is present and 0 if not, zeros
 * up to the alignment of the value, and the value. All bytes are defined, so
 * nothing of the sender's stack travels along.
 */
template <typename T>
class Telos::Optional
{
	private:

		/* first the presence, then zeros up to the value */
		alignas(T) unsigned char _present[alignof(T)] { };

		T _value { };

	public:

		Optional() { }

		Optional(T const &value) : _value(value) { _present[0] = 1; }

		bool present() const { return _present[0] != 0; }

		/**
		 * Return true if the presence is a truth value
		 *
		 * What arrives from the other side may be anything.
		 */
		bool well_formed() const { return _present[0] <= 1; }

		/**
		 * Call 'fn' with the value if it is present, or else 'missing_fn'
		 */
		void with_value(auto const &fn, auto const &missing_fn) const
		{
			if (present())
				fn(_value);
			else
				missing_fn();
		}

		/**
		 * Call 'fn' with the value if it is present
		 */
		void with_value(auto const &fn) const { with_value(fn, [] { }); }

		/**
		 * Return value, or 'other' if it is absent
		 */
		T value_or(T const &other) const { return present() ? _value : other; }

		bool operator == (Optional const &other) const
		{
			return present() == other.present() && (!present() || _value == other._value);
		}
};

#endif /* _INCLUDE__TELOS__OPTIONAL_H_ */
