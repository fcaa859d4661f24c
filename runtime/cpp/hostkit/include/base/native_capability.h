/*
 * \brief  Untyped reference to an RPC object, a signal context, or memory
 */

#ifndef _INCLUDE__BASE__NATIVE_CAPABILITY_H_
#define _INCLUDE__BASE__NATIVE_CAPABILITY_H_

#include <base/output.h>
#include <base/stdint.h>

namespace Genode { class Native_capability; }


class Genode::Native_capability
{
	public:

		/* reference-counted, known to the implementation only */
		struct Data;

	private:

		Data *_data = nullptr;

		static void _inc(Data *);
		static void _dec(Data *);

	public:

		Native_capability() { }

		/**
		 * Constructor, adds a reference
		 */
		explicit Native_capability(Data *data) : _data(data) { if (_data) _inc(_data); }

		Native_capability(Native_capability const &other)
		: _data(other._data) { if (_data) _inc(_data); }

		~Native_capability() { if (_data) _dec(_data); }

		Native_capability &operator = (Native_capability const &other)
		{
			Data *old = _data;
			if (other._data) _inc(other._data);
			_data = other._data;
			if (old) _dec(old);
			return *this;
		}

		/**
		 * Two capabilities are equal if they refer to the same object
		 */
		bool operator == (Native_capability const &other) const { return _data == other._data; }

		bool valid() const { return _data != nullptr; }

		Data *data() const { return _data; }

		/**
		 * Return number that identifies the object within the process
		 */
		long local_name() const;

		void print(Output &) const;
};

#endif /* _INCLUDE__BASE__NATIVE_CAPABILITY_H_ */
