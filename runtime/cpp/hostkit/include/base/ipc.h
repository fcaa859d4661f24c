/*
 * \brief  Synchronous message transfer
 */

#ifndef _INCLUDE__BASE__IPC_H_
#define _INCLUDE__BASE__IPC_H_

#include <base/error.h>
#include <base/ipc_msgbuf.h>

namespace Genode {

	class Ipc_unmarshaller;

	/**
	 * Send message and wait for the reply
	 *
	 * \param rcv_caps  maximum number of capabilities received
	 */
	Rpc_exception_code ipc_call(Native_capability const &dst, Msgbuf_base &snd,
	                            Msgbuf_base &rcv, size_t rcv_caps);
}


/**
 * Reader of the items of a message
 *
 * Like Genode's, it checks against the capacity of the buffer, not the size of
 * the message, so that a truncated message continues with what the buffer held
 * before. Unlike Genode's, reading past the capacity raises no exception but
 * yields zeros and is remembered, so that the server can refuse the message.
 */
class Genode::Ipc_unmarshaller : Noncopyable
{
	private:

		Msgbuf_base &_msg;

		size_t   _offset   = 0;
		unsigned _next_cap = 0;
		bool     _exceeded = false;

		bool _available(size_t num_bytes)
		{
			if (_offset <= _msg.capacity() && num_bytes <= _msg.capacity() - _offset)
				return true;

			_exceeded = true;
			return false;
		}

		char const *_pos() const { return (char const *)_msg.data() + _offset; }

	public:

		Ipc_unmarshaller(Msgbuf_base &msg) : _msg(msg) { }

		/**
		 * Return true if an item did not lie within the buffer
		 */
		bool exceeded() const { return _exceeded; }

		template <typename T>
		T extract(Meta::Overload_selector<T>)
		{
			struct { alignas(T) char bytes[sizeof(T)]; } item { };

			if (_available(sizeof(T)))
				__builtin_memcpy(item.bytes, _pos(), sizeof(T));

			_offset += align_natural(sizeof(T));
			return *__builtin_launder(reinterpret_cast<T *>(item.bytes));
		}

		template <size_t MAX>
		Rpc_in_buffer<MAX> extract(Meta::Overload_selector<Rpc_in_buffer<MAX>>)
		{
			size_t const size = extract(Meta::Overload_selector<size_t>());

			if (!_available(size))
				return { "", 0 };

			Rpc_in_buffer<MAX> const buf(_pos(), size);
			_offset += align_natural(size);
			return buf;
		}

		Native_capability extract(Meta::Overload_selector<Native_capability>)
		{
			unsigned const i = _next_cap++;
			return i < _msg.used_caps() ? _msg.cap(i) : Native_capability();
		}

		template <typename IF>
		Capability<IF> extract(Meta::Overload_selector<Capability<IF>>)
		{
			return reinterpret_cap_cast<IF>(
				extract(Meta::Overload_selector<Native_capability>()));
		}

		template <typename RESULT, typename ERROR>
		Attempt<RESULT, ERROR> extract(Meta::Overload_selector<Attempt<RESULT, ERROR>>)
		{
			if (extract(Meta::Overload_selector<uint8_t>()))
				return extract(Meta::Overload_selector<RESULT>());

			return extract(Meta::Overload_selector<ERROR>());
		}

		template <typename T>
		void extract(T &value) { value = extract(Meta::Overload_selector<T>()); }
};

#endif /* _INCLUDE__BASE__IPC_H_ */
