/*
 * \brief  Connection to Block service
 * \author TelOS IDL compiler
 */

/*
 * Generated from block.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__BLOCK_SESSION__CONNECTION_H_
#define _INCLUDE__BLOCK_SESSION__CONNECTION_H_

#include <base/connection.h>
#include <block_session/client.h>

namespace Block { struct Connection; }


struct Block::Connection : Genode::Connection<Session>, Session_client
{
	/**
	 * Constructor
	 *
	 * \param label      label that the server sees behind the path of the client
	 * \param attr       session arguments
	 * \param ram_quota  initial donation
	 */
	Connection(Env &env, Attr const &attr, Label const &label = Label(),
	           Ram_quota const &ram_quota = { 16*1024 })
	:
		Genode::Connection<Session>(env, label, ram_quota,
		                            Args("tx_buf_size=", attr.tx_buf_size,
		                                 ", offset=", attr.offset,
		                                 ", num_blocks=", attr.num_blocks,
		                                 ", writeable=", attr.writeable ? "yes" : "no")),
		Session_client(cap())
	{ }
};

#endif /* _INCLUDE__BLOCK_SESSION__CONNECTION_H_ */
