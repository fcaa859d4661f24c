/*
 * \brief  Server side of RPC
 */

#ifndef _INCLUDE__BASE__RPC_SERVER_H_
#define _INCLUDE__BASE__RPC_SERVER_H_

#include <base/ipc.h>
#include <base/log.h>
#include <util/interface.h>

namespace Hostkit { struct Queue; }

namespace Genode {

	template <typename, typename> class  Rpc_dispatcher;
	template <typename, typename> struct Rpc_object;

	class Rpc_object_base;
	class Rpc_entrypoint;
}


/**
 * Decoder of requests, encoder of replies
 */
template <typename RPC_INTERFACE, typename SERVER = RPC_INTERFACE>
class Genode::Rpc_dispatcher : public RPC_INTERFACE
{
	private:

		using Rpc_functions = typename RPC_INTERFACE::Rpc_functions;

		template <typename ARGS>
		static ARGS _read_args(Ipc_unmarshaller &in)
		{
			if constexpr (__is_same(ARGS, Meta::Empty)) {
				return { };
			} else {
				using Direction = typename Trait::Rpc_direction<typename ARGS::Head>::Type;
				using Value     = typename ARGS::Stored_head;

				/* the elements of the braced list are evaluated in order */
				if constexpr (Direction::IN)
					return ARGS { in.extract(Meta::Overload_selector<Value>()),
					              _read_args<typename ARGS::Tail>(in) };
				else
					return ARGS { Value(), _read_args<typename ARGS::Tail>(in) };
			}
		}

		template <typename ARGS>
		static void _write_results(Msgbuf_base &out, ARGS &args)
		{
			if constexpr (!__is_same(ARGS, Meta::Empty)) {
				if constexpr (Trait::Rpc_direction<typename ARGS::Head>::Type::OUT)
					out.insert(args._1);

				_write_results(out, args._2);
			}
		}

		/* call server, convert declared exceptions to their codes */
		template <typename RPC_FUNCTION, typename EXC_LIST>
		typename RPC_FUNCTION::Ret_type _serve(typename RPC_FUNCTION::Server_args &args)
		{
			using Ret_type = typename RPC_FUNCTION::Ret_type;

			if constexpr (__is_same(EXC_LIST, Meta::Empty)) {
				SERVER &server = *static_cast<SERVER *>(this);
				return RPC_FUNCTION::template serve<SERVER, Ret_type>(server, args);
			} else {
				try {
					return _serve<RPC_FUNCTION, typename EXC_LIST::Tail>(args);
				}
				catch (typename EXC_LIST::Head) {
					throw Rpc_exception_code(int(Rpc_exception_code::EXCEPTION_BASE)
					                       - int(Meta::Length<EXC_LIST>::Value));
				}
			}
		}

		template <typename RPC_FUNCTION>
		Rpc_exception_code _execute(Ipc_unmarshaller &in, Msgbuf_base &out)
		{
			using Args = typename RPC_FUNCTION::Server_args;

			Args args = _read_args<Args>(in);

			/*
			 * A length that points outside of the message buffer ends the
			 * component on Genode. Here, the client is told to be wrong.
			 */
			if (in.exceeded()) {
				error("malformed arguments of '", RPC_FUNCTION::name(), "'");
				return Rpc_exception_code(Rpc_exception_code::INVALID_OPCODE);
			}

			using Exceptions = typename RPC_FUNCTION::Exceptions;

			if constexpr (__is_same(Exceptions, Meta::Empty)) {
				auto const result = _serve<RPC_FUNCTION, Exceptions>(args);
				_write_results(out, args);
				out.insert(result);
			} else {
				try {
					auto const result = _serve<RPC_FUNCTION, Exceptions>(args);
					_write_results(out, args);
					out.insert(result);
				}
				catch (Rpc_exception_code thrown) {
					_write_results(out, args);
					return thrown;
				}
			}
			return Rpc_exception_code(Rpc_exception_code::SUCCESS);
		}

		template <typename LIST, long OPCODE>
		Rpc_exception_code _dispatch(Rpc_opcode opcode, Ipc_unmarshaller &in, Msgbuf_base &out)
		{
			if constexpr (__is_same(LIST, Meta::Empty) || __is_same(LIST, Meta::Type_list<>)) {
				error("invalid opcode ", opcode.value);
				return Rpc_exception_code(Rpc_exception_code::INVALID_OPCODE);
			} else {
				if (opcode.value == OPCODE)
					return _execute<typename LIST::Head>(in, out);

				return _dispatch<typename LIST::Tail, OPCODE + 1>(opcode, in, out);
			}
		}

	protected:

		Rpc_dispatcher() { }

	public:

		Rpc_exception_code dispatch(Rpc_opcode opcode, Ipc_unmarshaller &in, Msgbuf_base &out)
		{
			/* an interface without any function accepts every opcode */
			if constexpr (__is_same(Rpc_functions, Meta::Type_list<>))
				return Rpc_exception_code(Rpc_exception_code::SUCCESS);
			else
				return _dispatch<Rpc_functions, 0>(opcode, in, out);
		}
};


class Genode::Rpc_object_base : Interface, Noncopyable
{
	private:

		Untyped_capability _cap { };

	public:

		virtual ~Rpc_object_base() { }

		virtual Rpc_exception_code dispatch(Rpc_opcode, Ipc_unmarshaller &, Msgbuf_base &) = 0;

		/**
		 * Assign capability, called by the entrypoint
		 */
		void cap(Untyped_capability cap) { _cap = cap; }

		Untyped_capability const cap() const { return _cap; }
};


/**
 * Object that implements an RPC interface
 *
 * \param SERVER  class that has the functions if not virtual
 */
template <typename RPC_INTERFACE, typename SERVER = RPC_INTERFACE>
struct Genode::Rpc_object : Rpc_object_base, Rpc_dispatcher<RPC_INTERFACE, SERVER>
{
	struct Capability_guard;

	Rpc_exception_code dispatch(Rpc_opcode opcode, Ipc_unmarshaller &in,
	                            Msgbuf_base &out) override
	{
		return Rpc_dispatcher<RPC_INTERFACE, SERVER>::dispatch(opcode, in, out);
	}

	Capability<RPC_INTERFACE> const cap() const
	{
		return reinterpret_cap_cast<RPC_INTERFACE>(Rpc_object_base::cap());
	}
};


/**
 * Thread that serves the RPC objects it manages, one request at a time
 */
class Genode::Rpc_entrypoint : Noncopyable
{
	private:

		Hostkit::Queue &_queue;

		Untyped_capability _manage(Rpc_object_base &);
		void               _dissolve(Rpc_object_base &);
		Rpc_object_base   *_object(Untyped_capability const &) const;

	public:

		explicit Rpc_entrypoint(Hostkit::Queue &queue) : _queue(queue) { }

		template <typename RPC_INTERFACE, typename SERVER>
		Capability<RPC_INTERFACE> manage(Rpc_object<RPC_INTERFACE, SERVER> *obj)
		{
			return reinterpret_cap_cast<RPC_INTERFACE>(_manage(*obj));
		}

		template <typename RPC_INTERFACE, typename SERVER>
		void dissolve(Rpc_object<RPC_INTERFACE, SERVER> *obj) { _dissolve(*obj); }

		/**
		 * Call 'fn' with a pointer to the object, or with a null pointer
		 *
		 * The argument type of 'fn' defines the expected type. Objects are
		 * not locked, so the function must be called by the entrypoint only.
		 */
		template <typename FN>
		auto apply(Untyped_capability const &cap, FN const &fn)
		-> typename Trait::Functor<decltype(&FN::operator())>::Return_type
		{
			using Functor = Trait::Functor<decltype(&FN::operator())>;
			using Pointer = typename Functor::template Argument<0>::Type;

			return fn(dynamic_cast<Pointer>(_object(cap)));
		}

		/**
		 * Return true if called by the entrypoint's thread
		 */
		bool is_myself() const;

		Hostkit::Queue &queue() { return _queue; }
};


template <typename IF, typename SERVER>
struct Genode::Rpc_object<IF, SERVER>::Capability_guard
{
	Rpc_entrypoint &_ep;
	Rpc_object     &_obj;

	Capability_guard(Rpc_entrypoint &ep, Rpc_object &obj) : _ep(ep), _obj(obj) {
		_ep.manage(&_obj); }

	~Capability_guard() { _ep.dissolve(&_obj); }
};

#endif /* _INCLUDE__BASE__RPC_SERVER_H_ */
