/*
 * \brief  Connection to Gui service
 * \author TelOS IDL compiler
 */

/*
 * Generated from gui.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__GUI_SESSION__CONNECTION_H_
#define _INCLUDE__GUI_SESSION__CONNECTION_H_

#include <base/connection.h>
#include <gui_session/client.h>

namespace Gui { struct Connection; }


struct Gui::Connection : Genode::Connection<Session>, Session_client
{
	/**
	 * Constructor
	 *
	 * \param label      label that the server sees behind the path of the client
	 * \param ram_quota  initial donation
	 */
	Connection(Env &env, Label const &label = Label(), Ram_quota const &ram_quota = { 16*1024 })
	:
		Genode::Connection<Session>(env, label, ram_quota,
		                            Args()),
		Session_client(cap())
	{ }
};

#endif /* _INCLUDE__GUI_SESSION__CONNECTION_H_ */
