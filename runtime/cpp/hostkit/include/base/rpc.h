/*
 * \brief  Declaration of RPC functions
 */

#ifndef _INCLUDE__BASE__RPC_H_
#define _INCLUDE__BASE__RPC_H_

#include <base/stdint.h>
#include <util/meta.h>

/**
 * Declare RPC function as type 'rpc_name'
 *
 * \param exc_types  'GENODE_TYPE_LIST' of the exceptions that reach the client
 */
#define GENODE_RPC_THROW(rpc_name, ret_type, func_name, exc_types, ...) \
	struct rpc_name \
	{ \
		using Arg_types   = ::Genode::Meta::Type_list<__VA_ARGS__>; \
		using Client_args = ::Genode::Meta::Ref_args<__VA_ARGS__>::Type; \
		using Server_args = ::Genode::Meta::Pod_args<__VA_ARGS__>::Type; \
		using Exceptions  = ::Genode::Trait::Exc_list<exc_types>::Type; \
		using Ret_type    = ::Genode::Trait::Call_return<ret_type>::Type; \
		\
		template <typename SERVER, typename RET> \
		static RET serve(SERVER &server, Server_args &args) \
		{ \
			return ::Genode::Meta::Member_call<RET, SERVER __VA_OPT__(,) __VA_ARGS__> \
				::call(server, args, &SERVER::func_name); \
		} \
		\
		static char const *name() { return #func_name; } \
	}

#define GENODE_RPC(rpc_name, ret_type, func_name, ...) \
	GENODE_RPC_THROW(rpc_name, ret_type, func_name, GENODE_TYPE_LIST() __VA_OPT__(,) __VA_ARGS__)

/**
 * Define the functions of an interface, the opcode is the position
 */
#define GENODE_RPC_INTERFACE(...) \
	using Rpc_functions = GENODE_TYPE_LIST(__VA_ARGS__)

/**
 * Define an interface that starts with the functions of another one
 */
#define GENODE_RPC_INTERFACE_INHERIT(base, ...) \
	using Rpc_functions = ::Genode::Meta::Append<base::Rpc_functions, \
	                                             GENODE_TYPE_LIST(__VA_ARGS__)>::Type; \
	using Rpc_inherited_interface = base;


namespace Genode {

	struct Rpc_arg_in    { enum { IN = true,  OUT = false }; };
	struct Rpc_arg_out   { enum { IN = false, OUT = true  }; };
	struct Rpc_arg_inout { enum { IN = true,  OUT = true  }; };

	namespace Trait {

		/* direction in which an argument travels */
		template <typename T> struct Rpc_direction            { using Type = Rpc_arg_in; };
		template <typename T> struct Rpc_direction<T const *> { using Type = Rpc_arg_in; };
		template <typename T> struct Rpc_direction<T const &> { using Type = Rpc_arg_in; };
		template <typename T> struct Rpc_direction<T *>       { using Type = Rpc_arg_inout; };
		template <typename T> struct Rpc_direction<T &>       { using Type = Rpc_arg_inout; };

		template <typename T> struct Call_return       { using Type = T; };
		template <>           struct Call_return<void> { using Type = Meta::Empty; };

		template <typename T> struct Exc_list                    { using Type = T; };
		template <>           struct Exc_list<Meta::Type_list<>> { using Type = Meta::Empty; };
	}

	struct Rpc_opcode
	{
		long value = 0;

		explicit Rpc_opcode(int value) : value(value) { }
	};

	struct Rpc_exception_code
	{
		static constexpr long SUCCESS        = 0;
		static constexpr long INVALID_OBJECT = -1;
		static constexpr long INVALID_OPCODE = -2;
		static constexpr long EXCEPTION_BASE = -1000;

		long value;

		explicit Rpc_exception_code(int value) : value(value) { }
	};

	/**
	 * Upper bound of an argument's size within a message
	 *
	 * A reference counts as the value it refers to.
	 */
	template <typename T>
	struct Rpc_transfer_size { enum { Value = Meta::Round_to_machine_word<sizeof(T)>::Value }; };

	template <typename T>
	struct Rpc_transfer_size<T *> : Rpc_transfer_size<T> { };

	enum Rpc_msg_type { RPC_CALL, RPC_REPLY };

	template <typename ARGS, bool IN, bool OUT>
	struct Rpc_args_size
	{
		using Arg       = typename ARGS::Head;
		using Direction = typename Trait::Rpc_direction<Arg>::Type;

		static constexpr unsigned
			Size  = unsigned(Rpc_transfer_size<Arg>::Value),
			Value = (IN  && bool(Direction::IN)  ? Size : 0)
			      + (OUT && bool(Direction::OUT) ? Size : 0)
			      + Rpc_args_size<typename ARGS::Tail, IN, OUT>::Value;
	};

	template <bool IN, bool OUT>
	struct Rpc_args_size<Meta::Empty, IN, OUT> { static constexpr unsigned Value = 0; };

	template <typename RET>
	struct Rpc_retval_size { static constexpr unsigned Value = unsigned(sizeof(RET)); };

	template <>
	struct Rpc_retval_size<Meta::Empty> { static constexpr unsigned Value = 0; };

	/**
	 * Upper bound of the size of a message
	 *
	 * The opcode counts for a call, the exception code for a reply.
	 */
	template <typename RPC_FUNCTION, Rpc_msg_type>
	struct Rpc_function_msg_size;

	template <typename RPC_FUNCTION>
	struct Rpc_function_msg_size<RPC_FUNCTION, RPC_CALL>
	{
		static constexpr unsigned
			Value = Rpc_args_size<typename RPC_FUNCTION::Server_args, true, false>::Value
			      + unsigned(sizeof(Rpc_opcode));
	};

	template <typename RPC_FUNCTION>
	struct Rpc_function_msg_size<RPC_FUNCTION, RPC_REPLY>
	{
		static constexpr unsigned
			Value = Rpc_args_size<typename RPC_FUNCTION::Server_args, false, true>::Value
			      + Rpc_retval_size<typename RPC_FUNCTION::Ret_type>::Value
			      + unsigned(sizeof(Rpc_exception_code));
	};

	/**
	 * True if the interface extends another one
	 */
	template <typename INTERFACE>
	struct Rpc_interface_is_inherited
	{
		enum { VALUE = requires { typename INTERFACE::Rpc_inherited_interface; } };
	};
}

#endif /* _INCLUDE__BASE__RPC_H_ */
