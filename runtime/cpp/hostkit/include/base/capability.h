/*
 * \brief  Typed capability
 */

#ifndef _INCLUDE__BASE__CAPABILITY_H_
#define _INCLUDE__BASE__CAPABILITY_H_

#include <base/native_capability.h>
#include <base/rpc.h>
#include <util/string.h>

namespace Genode {

	using Untyped_capability = Native_capability;

	template <typename> class Capability;

	/**
	 * Assign a type without any check
	 */
	template <typename RPC_INTERFACE>
	Capability<RPC_INTERFACE> reinterpret_cap_cast(Untyped_capability const &);

	/**
	 * Convert to a related type, as 'static_cast' does for pointers
	 */
	template <typename TO, typename FROM>
	Capability<TO> static_cap_cast(Capability<FROM>);
}


template <typename RPC_INTERFACE>
class Genode::Capability : public Untyped_capability
{
	private:

		template <typename T>
		friend Capability<T> Genode::reinterpret_cap_cast(Untyped_capability const &);

		explicit Capability(Untyped_capability const &cap, bool) : Untyped_capability(cap) { }

	public:

		using Rpc_interface = RPC_INTERFACE;

		Capability() { }

		/**
		 * Constructor, converts the capability of a derived interface
		 */
		template <typename FROM>
		Capability(Capability<FROM> const &cap) : Untyped_capability(cap)
		{
			[[maybe_unused]] RPC_INTERFACE *to = static_cast<FROM *>(nullptr);
		}

		/**
		 * Call RPC function 'IF', defined in base/rpc_client.h
		 */
		template <typename IF, typename... ARGS>
		typename IF::Ret_type call(ARGS &&... args) const;
};


template <typename RPC_INTERFACE>
Genode::Capability<RPC_INTERFACE>
Genode::reinterpret_cap_cast(Untyped_capability const &cap)
{
	return Capability<RPC_INTERFACE>(cap, true);
}


template <typename TO, typename FROM>
Genode::Capability<TO> Genode::static_cap_cast(Capability<FROM> cap)
{
	(void)static_cast<TO *>(static_cast<FROM *>(nullptr));
	return reinterpret_cap_cast<TO>(cap);
}

#endif /* _INCLUDE__BASE__CAPABILITY_H_ */
