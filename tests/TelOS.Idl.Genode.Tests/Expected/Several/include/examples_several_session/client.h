/*
 * \brief  Client-side Examples several session interface
 * \author TelOS IDL compiler
 */

/*
 * Generated from Several.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_SEVERAL_SESSION__CLIENT_H_
#define _INCLUDE__EXAMPLES_SEVERAL_SESSION__CLIENT_H_

#include <base/rpc_client.h>
#include <examples_several_session/capability.h>


struct Examples_several::Reader_session_client : Rpc_client<Reader_session>
{
	explicit Reader_session_client(Reader_session_capability cap) : Rpc_client<Reader_session>(cap) { }

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

	/**
	 * Looks at a page
	 *
	 * \param ticket  what was bought
	 */
	Look_result look(Ticket ticket)
	{
		return call<Rpc_look>(ticket);
	}
};


struct Examples_several::Owner_session_client : Rpc_client<Owner_session>
{
	explicit Owner_session_client(Owner_session_capability cap) : Rpc_client<Owner_session>(cap) { }

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

	/**
	 * Looks at a page
	 *
	 * \param ticket  what was bought
	 */
	Look_result look(Ticket ticket)
	{
		return call<Rpc_look>(ticket);
	}

	[[deprecated("use sell")]]
	void give(Ticket ticket)
	{
		call<Rpc_give>(ticket);
	}

	bool sell(Ticket ticket, uint64_t price)
	{
		return call<Rpc_sell>(ticket, price);
	}
};

#endif /* _INCLUDE__EXAMPLES_SEVERAL_SESSION__CLIENT_H_ */
