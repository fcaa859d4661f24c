/*
 * \brief  Client-side Samples hello session interface
 * \author TelOS IDL compiler
 */

/*
 * Generated from hello.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__SAMPLES_HELLO_SESSION__CLIENT_H_
#define _INCLUDE__SAMPLES_HELLO_SESSION__CLIENT_H_

#include <base/rpc_client.h>
#include <samples_hello_session/capability.h>


struct Samples_hello::Session_client : Rpc_client<Session>
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
	 * Greets somebody
	 *
	 * \param name  who is greeted
	 *
	 * \return the greeting
	 */
	Greet_result greet(Rpc_in_buffer<64> const &name)
	{
		return call<Rpc_greet>(name);
	}

	/**
	 * Adds two numbers; what does not fit in 32 bits wraps around
	 *
	 * \param a  the first one
	 * \param b  the second one
	 */
	int32_t add(int32_t a, int32_t b)
	{
		return call<Rpc_add>(a, b);
	}
};

#endif /* _INCLUDE__SAMPLES_HELLO_SESSION__CLIENT_H_ */
