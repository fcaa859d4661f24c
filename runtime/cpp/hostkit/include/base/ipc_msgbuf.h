/*
 * \brief  Message buffer
 */

#ifndef _INCLUDE__BASE__IPC_MSGBUF_H_
#define _INCLUDE__BASE__IPC_MSGBUF_H_

#include <base/capability.h>
#include <base/log.h>
#include <base/rpc_args.h>
#include <util/attempt.h>
#include <util/noncopyable.h>

namespace Genode {

	class Msgbuf_base;
	template <unsigned> struct Msgbuf;
}


/**
 * Payload and capabilities of a message
 *
 * Each item of the payload starts at a machine word. As on Genode, an item
 * that exceeds the buffer is dropped without any error.
 */
class Genode::Msgbuf_base : Noncopyable
{
	public:

		static constexpr size_t MAX_CAPS_PER_MSG = 4;

	private:

		Native_capability _caps[MAX_CAPS_PER_MSG] { };

		size_t _used_caps = 0;

		char * const _data;
		size_t const _capacity;

		size_t _data_size = 0;

		Msgbuf_base(Msgbuf_base const &)              = delete;
		Msgbuf_base &operator = (Msgbuf_base const &) = delete;

		bool _fits(size_t num_bytes) const
		{
			return _data_size <= _capacity && num_bytes <= _capacity - _data_size;
		}

		void _append(void const *src, size_t num_bytes)
		{
			if (num_bytes)
				__builtin_memcpy(_data + _data_size, src, num_bytes);

			_data_size += align_natural(num_bytes);
		}

	protected:

		Msgbuf_base(char *data, size_t capacity) : _data(data), _capacity(capacity)
		{
			__builtin_memset(_data, 0, _capacity);
		}

	public:

		size_t capacity() const { return _capacity; }

		/**
		 * Forget the content, the used part of the buffer is zeroed
		 */
		void reset()
		{
			for (size_t i = 0; i < _used_caps; i++)
				_caps[i] = Native_capability();

			__builtin_memset(_data, 0, min(_data_size, _capacity));
			_used_caps = 0;
			_data_size = 0;
		}

		void       *data()       { return _data; }
		void const *data() const { return _data; }

		size_t data_size() const           { return _data_size; }
		void   data_size(size_t num_bytes) { _data_size = num_bytes; }

		size_t used_caps() const    { return _used_caps; }
		void   used_caps(size_t n)  { _used_caps = n; }

		Native_capability       &cap(unsigned i)       { return _caps[i]; }
		Native_capability const &cap(unsigned i) const { return _caps[i]; }

		unsigned long &word(unsigned i)
		{
			return reinterpret_cast<unsigned long *>(_data)[i];
		}

		template <typename T>
		void insert(T const &value)
		{
			if (_fits(sizeof(T)))
				_append(&value, sizeof(T));
		}

		void insert(char const *src, size_t num_bytes)
		{
			if (!_fits(num_bytes))
				return;

			if (src) _append(src, num_bytes);
			else     _data_size += align_natural(num_bytes);
		}

		template <size_t MAX>
		void insert(Rpc_in_buffer<MAX> const &buf)
		{
			insert(buf.size());
			insert(buf.base(), buf.size());
		}

		void insert(Native_capability const &cap)
		{
			if (_used_caps == MAX_CAPS_PER_MSG) {
				error("too many capabilities for one message");
				return;
			}
			_caps[_used_caps++] = cap;
		}

		template <typename IF>
		void insert(Capability<IF> const &cap)
		{
			insert(static_cast<Native_capability const &>(cap));
		}

		template <typename RESULT, typename ERROR>
		void insert(Attempt<RESULT, ERROR> const &attempt)
		{
			insert(attempt.ok());
			attempt.with_result([&] (RESULT const &result) { insert(result); },
			                    [&] (ERROR  const &error)  { insert(error);  });
		}
};


template <unsigned SIZE>
struct Genode::Msgbuf : Msgbuf_base
{
	/* whole words, because each item starts at one */
	alignas(unsigned long) char buf[(SIZE + sizeof(long) - 1) & ~(sizeof(long) - 1)];

	Msgbuf() : Msgbuf_base(buf, SIZE) { }
};

#endif /* _INCLUDE__BASE__IPC_MSGBUF_H_ */
