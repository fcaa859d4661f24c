/*
 * \brief  Client-side Examples sessions session interface
 * \author TelOS IDL compiler
 */

/*
 * Generated from Sessions.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_SESSIONS_SESSION__CLIENT_H_
#define _INCLUDE__EXAMPLES_SESSIONS_SESSION__CLIENT_H_

#include <base/rpc_client.h>
#include <examples_sessions_session/capability.h>


struct Examples_sessions::Session_client : Rpc_client<Session>
{
	explicit Session_client(Session_capability cap) : Rpc_client<Session>(cap) { }

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
	 * Stores a text
	 *
	 * \param name  what to call it
	 */
	Store_result store(Rpc_in_buffer<32> const &name, Telos_bulk::Window const &content)
	{
		return call<Rpc_store>(name, content);
	}

	Read_result read(Rpc_in_buffer<32> const &name)
	{
		return call<Rpc_read>(name);
	}

	uint32_t pages()
	{
		return call<Rpc_pages>();
	}

	void changed_sigh(Signal_context_capability sigh)
	{
		call<Rpc_changed_sigh>(sigh);
	}
};

#endif /* _INCLUDE__EXAMPLES_SESSIONS_SESSION__CLIENT_H_ */
