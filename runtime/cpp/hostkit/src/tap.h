/*
 * \brief  Observation of RPC calls
 */

#ifndef _SRC__TAP_H_
#define _SRC__TAP_H_

/* Genode includes */
#include <base/ipc.h>

namespace Hostkit {

	/**
	 * Tell registered observer about a call
	 */
	void observe_call(Genode::Msgbuf_base const &request, Genode::Msgbuf_base const &reply,
	                  Genode::Rpc_exception_code code);
}

#endif /* _SRC__TAP_H_ */
