/*
 * \brief  Client side of RPC
 */

#ifndef _INCLUDE__BASE__RPC_CLIENT_H_
#define _INCLUDE__BASE__RPC_CLIENT_H_

#include <base/ipc.h>
#include <base/sleep.h>

namespace Genode {

	template <typename> struct Rpc_client;

	/*
	 * Number of capabilities received with an argument and with a result
	 */

	template <typename T> struct Cap_return                { enum { Value = 0 }; };
	template <typename T> struct Cap_return<Capability<T>> { enum { Value = 1 }; };
	template <>           struct Cap_return<Native_capability> { enum { Value = 1 }; };

	template <typename T, typename E>
	struct Cap_return<Attempt<T, E>> { enum { Value = Cap_return<T>::Value }; };

	template <typename T> struct Cap_para_out      { enum { Value = 0 }; };
	template <typename T> struct Cap_para_out<T &> { enum { Value = Cap_return<T>::Value }; };
	template <typename T> struct Cap_para_out<T *> { enum { Value = Cap_return<T>::Value }; };

	template <typename ARGS>
	struct Rpc_caps_out
	{
		static constexpr unsigned
			Value = unsigned(Cap_para_out<typename ARGS::Head>::Value)
			      + Rpc_caps_out<typename ARGS::Tail>::Value;
	};

	template <>
	struct Rpc_caps_out<Meta::Empty> { static constexpr unsigned Value = 0; };

	template <typename RPC_FUNCTION>
	struct Rpc_function_caps_out
	{
		static constexpr unsigned
			Value = Rpc_caps_out<typename RPC_FUNCTION::Server_args>::Value
			      + unsigned(Cap_return<typename RPC_FUNCTION::Ret_type>::Value);
	};

	/**
	 * Call with the argument types of the declaration
	 */
	template <typename IF, typename ARG_TYPES>
	struct Rpc_stub;
}


template <typename IF, typename... ARGS>
struct Genode::Rpc_stub<IF, Genode::Meta::Type_list<ARGS...>>
{
	template <typename ARG>
	struct Value
	{
		static auto &of(auto &arg) { return arg; }
	};

	template <typename T>
	struct Value<T *>
	{
		static T &of(T *arg) { return *arg; }
	};

	template <typename ARG>
	static void _send(Msgbuf_base &msg, auto &arg)
	{
		if constexpr (Trait::Rpc_direction<ARG>::Type::IN)
			msg.insert(Value<ARG>::of(arg));
	}

	template <typename ARG>
	static void _receive(Ipc_unmarshaller &msg, auto &arg)
	{
		if constexpr (Trait::Rpc_direction<ARG>::Type::OUT)
			msg.extract(Value<ARG>::of(arg));
	}

	template <typename EXC_LIST>
	static void _throw_if(long code)
	{
		if constexpr (!__is_same(EXC_LIST, Meta::Empty)) {
			if (code == Rpc_exception_code::EXCEPTION_BASE - Meta::Length<EXC_LIST>::Value)
				throw typename EXC_LIST::Head();

			_throw_if<typename EXC_LIST::Tail>(code);
		}
	}

	static typename IF::Ret_type call(Native_capability const &dst, Rpc_opcode const opcode,
	                                  ARGS... args)
	{
		/* additional room beside the declared size, as on Genode */
		static constexpr unsigned OVERHEAD = 4*sizeof(long);

		Msgbuf<Rpc_function_msg_size<IF, RPC_CALL >::Value + OVERHEAD> snd;
		Msgbuf<Rpc_function_msg_size<IF, RPC_REPLY>::Value + OVERHEAD> rcv;

		snd.insert(opcode);
		(_send<ARGS>(snd, args), ...);

		Rpc_exception_code const code =
			ipc_call(dst, snd, rcv, Rpc_function_caps_out<IF>::Value);

		if (code.value == Rpc_exception_code::INVALID_OBJECT) {
			error("RPC call to an invalid object");
			sleep_forever();
		}

		/* after an unknown opcode, the zeroed buffer is taken as the result */
		Ipc_unmarshaller reply(rcv);

		(_receive<ARGS>(reply, args), ...);
		_throw_if<typename IF::Exceptions>(code.value);

		return reply.extract(Meta::Overload_selector<typename IF::Ret_type>());
	}
};


template <typename RPC_INTERFACE>
template <typename IF, typename... ARGS>
typename IF::Ret_type Genode::Capability<RPC_INTERFACE>::call(ARGS &&... args) const
{
	using Functions = typename RPC_INTERFACE::Rpc_functions;

	return Rpc_stub<IF, typename IF::Arg_types>::call(
		*this, Rpc_opcode(int(Meta::Index_of<Functions, IF>::Value)),
		static_cast<ARGS &&>(args)...);
}


/**
 * Base of client-side representations of RPC objects
 */
template <typename RPC_INTERFACE>
struct Genode::Rpc_client : RPC_INTERFACE
{
	private:

		Capability<RPC_INTERFACE> _cap;

	public:

		using Rpc_interface = RPC_INTERFACE;

		Rpc_client(Capability<RPC_INTERFACE> const &cap) : _cap(cap) { }

		template <typename IF, typename... ARGS>
		typename IF::Ret_type call(ARGS &&... args)
		{
			return _cap.template call<IF>(static_cast<ARGS &&>(args)...);
		}

		template <typename IF, typename... ARGS>
		typename IF::Ret_type call(ARGS &&... args) const
		{
			return _cap.template call<IF>(static_cast<ARGS &&>(args)...);
		}

		Capability<RPC_INTERFACE> rpc_cap() const { return _cap; }
};

#endif /* _INCLUDE__BASE__RPC_CLIENT_H_ */
