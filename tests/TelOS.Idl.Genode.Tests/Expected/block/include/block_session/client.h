/*
 * \brief  Client-side Block session interface
 * \author TelOS IDL compiler
 */

/*
 * Generated from block.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__BLOCK_SESSION__CLIENT_H_
#define _INCLUDE__BLOCK_SESSION__CLIENT_H_

#include <base/rpc_client.h>
#include <block_session/capability.h>


struct Block::Session_client : Rpc_client<Session>
{
	explicit Session_client(Session_capability cap) : Rpc_client<Session>(cap) { }

	Info info() override
	{
		return call<Rpc_info>();
	}

	Capability<Tx> tx_cap() override
	{
		return call<Rpc_tx_cap>();
	}
};

#endif /* _INCLUDE__BLOCK_SESSION__CLIENT_H_ */
