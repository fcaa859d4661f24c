/*
 * \brief  RPC argument of variable size
 */

#ifndef _INCLUDE__BASE__RPC_ARGS_H_
#define _INCLUDE__BASE__RPC_ARGS_H_

#include <util/string.h>

namespace Genode {

	class Rpc_in_buffer_base;
	template <size_t> class Rpc_in_buffer;
}


class Genode::Rpc_in_buffer_base
{
	protected:

		char const *_base = nullptr;
		size_t      _size = 0;

		Rpc_in_buffer_base() { }

	public:

		Rpc_in_buffer_base(char const *base, size_t size) : _base(base), _size(size) { }

		Rpc_in_buffer_base(Rpc_in_buffer_base const &)              = default;
		Rpc_in_buffer_base &operator = (Rpc_in_buffer_base const &) = default;

		char const *base() const { return _base; }
		size_t      size() const { return _size; }
};


/**
 * Pointer to at most 'MAX' bytes, of which the used ones are transferred
 *
 * At the server, it refers to the message buffer and is valid during the RPC.
 */
template <Genode::size_t MAX>
class Genode::Rpc_in_buffer : public Rpc_in_buffer_base
{
	private:

		/* makes 'sizeof' the upper bound of the size within a message */
		char _balloon[MAX];

	public:

		enum { MAX_SIZE = MAX };

		Rpc_in_buffer() { }

		Rpc_in_buffer(char const *base, size_t size)
		: Rpc_in_buffer_base(base, min(size, MAX)) { }

		/**
		 * Refer to a string including its terminating zero, cut at 'MAX'
		 */
		Rpc_in_buffer(char const *str)
		: Rpc_in_buffer_base(str, min(strlen(str) + 1, MAX)) { }

		Rpc_in_buffer(Rpc_in_buffer const &other) : Rpc_in_buffer_base(other) { }

		Rpc_in_buffer &operator = (Rpc_in_buffer const &other)
		{
			Rpc_in_buffer_base::operator = (other);
			return *this;
		}

		bool valid_string() const {
			return _size && _size <= MAX && _base[_size - 1] == 0; }

		char const *string() const { return valid_string() ? _base : ""; }
};

#endif /* _INCLUDE__BASE__RPC_ARGS_H_ */
