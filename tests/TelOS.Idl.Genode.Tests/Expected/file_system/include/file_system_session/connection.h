/*
 * \brief  Connection to File_system service
 * \author TelOS IDL compiler
 */

/*
 * Generated from file_system.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__FILE_SYSTEM_SESSION__CONNECTION_H_
#define _INCLUDE__FILE_SYSTEM_SESSION__CONNECTION_H_

#include <base/connection.h>
#include <file_system_session/client.h>

namespace File_system { struct Connection; }


struct File_system::Connection : Genode::Connection<Session>, Session_client
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
		                            Args("writeable=", attr.writeable ? "yes" : "no",
		                                 ", tx_buf_size=", attr.tx_buf_size)),
		Session_client(cap())
	{ }
};

#endif /* _INCLUDE__FILE_SYSTEM_SESSION__CONNECTION_H_ */
