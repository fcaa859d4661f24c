/*
 * \brief  RPC call that survives the absence of the object
 */

#ifndef _SRC__TRY_CALL_H_
#define _SRC__TRY_CALL_H_

/* Genode includes */
#include <base/rpc_client.h>

namespace Hostkit {

	/**
	 * Call function 'IF' and pass the result to 'fn'
	 *
	 * Unlike the regular call, which stops the caller forever if the object is
	 * gone, this one returns false. It also does so if the function is
	 * unknown to the object.
	 */
	template <typename IF, typename INTERFACE>
	bool try_call(Genode::Capability<INTERFACE> const &cap, auto const &fn, auto const &... args)
	{
		using namespace Genode;

		if (!cap.valid())
			return false;

		Msgbuf<Rpc_function_msg_size<IF, RPC_CALL >::Value + 32> snd { };
		Msgbuf<Rpc_function_msg_size<IF, RPC_REPLY>::Value + 32> rcv { };

		snd.insert(Rpc_opcode(int(Meta::Index_of<typename INTERFACE::Rpc_functions, IF>::Value)));
		(snd.insert(args), ...);

		if (ipc_call(cap, snd, rcv, Rpc_function_caps_out<IF>::Value).value
		    != Rpc_exception_code::SUCCESS)
			return false;

		Ipc_unmarshaller reply(rcv);
		fn(reply.extract(Meta::Overload_selector<typename IF::Ret_type>()));
		return true;
	}
}

#endif /* _SRC__TRY_CALL_H_ */
