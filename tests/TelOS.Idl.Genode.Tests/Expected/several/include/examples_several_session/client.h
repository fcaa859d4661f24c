/*
 * \brief  Client-side Examples several session interface
 * \author TelOS IDL compiler
 */

/*
 * Generated from several.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_SEVERAL_SESSION__CLIENT_H_
#define _INCLUDE__EXAMPLES_SEVERAL_SESSION__CLIENT_H_

#include <base/rpc_client.h>
#include <examples_several_session/capability.h>


struct Examples_several::Upper_session_client : Rpc_client<Upper_session>
{
	explicit Upper_session_client(Upper_session_capability cap) : Rpc_client<Upper_session>(cap) { }

	/**
	 * Version and contract of the server
	 */
	Telos_bulk::Contract_info contract()
	{
		return call<Rpc_contract>();
	}

	/**
	 * Shared buffer of the session
	 */
	Bulk_result bulk()
	{
		return call<Rpc_bulk>();
	}

	String<32> up(Rpc_in_buffer<32> const &text)
	{
		return call<Rpc_up>(text);
	}
};


struct Examples_several::Lower_session_client : Rpc_client<Lower_session>
{
	explicit Lower_session_client(Lower_session_capability cap) : Rpc_client<Lower_session>(cap) { }

	/**
	 * Version and contract of the server
	 */
	Telos_bulk::Contract_info contract()
	{
		return call<Rpc_contract>();
	}

	/**
	 * Shared buffer of the session
	 */
	Bulk_result bulk()
	{
		return call<Rpc_bulk>();
	}

	String<32> down(Rpc_in_buffer<32> const &text)
	{
		return call<Rpc_down>(text);
	}

	void moved_sigh(Signal_context_capability sigh)
	{
		call<Rpc_moved_sigh>(sigh);
	}
};

#endif /* _INCLUDE__EXAMPLES_SEVERAL_SESSION__CLIENT_H_ */
