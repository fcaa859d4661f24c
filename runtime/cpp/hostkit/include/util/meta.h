/*
 * \brief  Lists of types, and tuples of RPC arguments
 */

#ifndef _INCLUDE__UTIL__META_H_
#define _INCLUDE__UTIL__META_H_

namespace Genode::Meta {

	/* end of a list, and the result of functions without result */
	struct Empty { };

	template <typename HEAD, typename TAIL>
	struct Type_tuple
	{
		using Head = HEAD;
		using Tail = TAIL;
	};

	template <typename...>
	struct Type_list;

	template <>
	struct Type_list<> { using Head = Empty; };

	template <typename T>
	struct Type_list<T> : Type_tuple<T, Empty> { };

	template <typename HEAD, typename... TAIL>
	struct Type_list<HEAD, TAIL...> : Type_tuple<HEAD, Type_list<TAIL...>> { };

	/* number of types of a list */
	template <typename LIST>
	struct Length { enum { Value = Length<typename LIST::Tail>::Value + 1 }; };

	template <>
	struct Length<Empty> { enum { Value = 0 }; };

	template <>
	struct Length<Type_list<>> { enum { Value = 0 }; };

	/* position of a type within a list, fails to compile if not present */
	template <typename LIST, typename T, unsigned I = 0>
	struct Index_of { enum { Value = Index_of<typename LIST::Tail, T, I + 1>::Value }; };

	template <typename LIST, unsigned I>
	struct Index_of<LIST, typename LIST::Head, I> { enum { Value = I }; };

	/* list followed by another list */
	template <typename LIST, typename APPENDIX>
	struct Append
	{
		using Type = Type_tuple<typename LIST::Head,
		                        typename Append<typename LIST::Tail, APPENDIX>::Type>;
	};

	template <typename APPENDIX>
	struct Append<Empty, APPENDIX> { using Type = APPENDIX; };

	/* the base interface may have no function, or add none */
	template <typename APPENDIX>
	struct Append<Type_list<>, APPENDIX> { using Type = APPENDIX; };

	template <>
	struct Append<Empty, Type_list<>> { using Type = Empty; };

	/* type at a position, 'void' behind the end */
	template <typename LIST, unsigned I>
	struct Type_at { using Type = typename Type_at<typename LIST::Tail, I - 1>::Type; };

	template <typename LIST>
	struct Type_at<LIST, 0> { using Type = typename LIST::Head; };

	template <unsigned I>
	struct Type_at<Empty, I> { using Type = void; };

	template <>
	struct Type_at<Empty, 0> { using Type = void; };

	/* value by which overloads are selected */
	template <typename T1, typename T2 = T1>
	struct Overload_selector { };

	template <bool VALUE>
	struct Bool_to_type { enum { V = VALUE }; };

	template <unsigned long SIZE>
	struct Round_to_machine_word
	{
		enum { Value = (SIZE + sizeof(long) - 1) & ~(sizeof(long) - 1) };
	};
}

namespace Genode::Trait {

	template <typename T> struct Reference      { using Type = T &; };
	template <typename T> struct Reference<T &> { using Type = T &; };
	template <typename T> struct Reference<T *> { using Type = T *; };

	template <typename T> struct Non_reference      { using Type = T; };
	template <typename T> struct Non_reference<T &> { using Type = T; };
	template <typename T> struct Non_reference<T *> { using Type = T; };

	template <typename T> struct Non_const          { using Type = T; };
	template <typename T> struct Non_const<T const> { using Type = T; };

	/* type of the value that carries an argument */
	template <typename T>
	struct Pod { using Type = typename Non_const<typename Non_reference<T>::Type>::Type; };

	/* result and arguments of a lambda function */
	template <typename T>
	struct Functor;

	template <typename RET, typename T, typename... ARGS>
	struct Functor<RET (T::*)(ARGS...) const>
	{
		static constexpr unsigned long argument_count = sizeof...(ARGS);

		using Return_type = RET;

		template <unsigned long N>
		struct Argument { using Type = typename Meta::Type_at<Meta::Type_list<ARGS...>, N>::Type; };
	};
}

namespace Genode::Meta {

	/**
	 * Arguments of a call, as references to the values of the caller
	 */
	template <typename HEAD, typename TAIL>
	struct Ref_tuple : Type_tuple<HEAD, TAIL>
	{
		typename Trait::Reference<HEAD>::Type _1;

		TAIL _2;

		template <typename FIRST, typename... REST>
		Ref_tuple(FIRST &&first, REST &&... rest)
		: _1(static_cast<FIRST &&>(first)), _2 { static_cast<REST &&>(rest)... } { }

		typename Trait::Reference<HEAD>::Type get() { return _1; }
	};

	template <typename HEAD, typename TAIL>
	struct Ref_tuple<HEAD *, TAIL> : Type_tuple<HEAD *, TAIL>
	{
		HEAD *_1;

		TAIL _2;

		template <typename FIRST, typename... REST>
		Ref_tuple(FIRST first, REST &&... rest)
		: _1(first), _2 { static_cast<REST &&>(rest)... } { }

		HEAD &get() { return *_1; }
	};

	/**
	 * Arguments of a call, as values at the server
	 */
	template <typename HEAD, typename TAIL>
	struct Pod_tuple
	{
		using Head        = HEAD;
		using Tail        = TAIL;
		using Stored_head = typename Trait::Pod<HEAD>::Type;

		Stored_head _1;
		TAIL        _2;

		Stored_head &get() { return _1; }
	};

	template <typename HEAD, typename TAIL>
	struct Pod_tuple<HEAD *, TAIL>
	{
		using Head        = HEAD *;
		using Tail        = TAIL;
		using Stored_head = typename Trait::Pod<HEAD *>::Type;

		Stored_head _1;
		TAIL        _2;

		HEAD *get() { return &_1; }
	};

	inline constexpr unsigned MAX_RPC_ARGS = 7;

	template <template <typename, typename> class TUPLE, typename... ARGS>
	struct Arg_chain { using Type = Empty; };

	template <template <typename, typename> class TUPLE, typename HEAD, typename... TAIL>
	struct Arg_chain<TUPLE, HEAD, TAIL...>
	{
		using Type = TUPLE<HEAD, typename Arg_chain<TUPLE, TAIL...>::Type>;
	};

	template <typename... ARGS>
	struct Ref_args
	{
		static_assert(sizeof...(ARGS) <= MAX_RPC_ARGS, "an RPC function takes at most 7 arguments");

		using Type = typename Arg_chain<Ref_tuple, ARGS...>::Type;
	};

	template <typename... ARGS>
	struct Pod_args
	{
		static_assert(sizeof...(ARGS) <= MAX_RPC_ARGS, "an RPC function takes at most 7 arguments");

		using Type = typename Arg_chain<Pod_tuple, ARGS...>::Type;
	};

	/**
	 * Call of a server's member function with the arguments of a 'Pod_tuple'
	 *
	 * As on Genode, the argument types of the member must be exactly those of
	 * the RPC declaration, and only a member without arguments may be const.
	 */
	template <typename RET, typename SERVER, typename... ARGS>
	struct Member_call
	{
		using Tuple = typename Pod_args<ARGS...>::Type;

		template <typename RESULT>
		struct Apply
		{
			static RESULT with(SERVER &server, auto member, Empty &, auto &&... values)
			{
				return (server.*member)(values...);
			}

			template <typename HEAD, typename TAIL>
			static RESULT with(SERVER &server, auto member, Pod_tuple<HEAD, TAIL> &args,
			                   auto &&... values)
			{
				return with(server, member, args._2, values..., args.get());
			}
		};

		static RET call(SERVER &server, Tuple &args, RET (SERVER::*member)(ARGS...))
		{
			return Apply<RET>::with(server, member, args);
		}

		static RET call(SERVER &server, Tuple &args, void (SERVER::*member)(ARGS...))
		{
			Apply<void>::with(server, member, args);
			return RET();
		}

		static RET call(SERVER &server, Tuple &, RET (SERVER::*member)() const)
		requires (sizeof...(ARGS) == 0)
		{
			return (server.*member)();
		}

		static RET call(SERVER &server, Tuple &, void (SERVER::*member)() const)
		requires (sizeof...(ARGS) == 0)
		{
			(server.*member)();
			return RET();
		}
	};
}

#define GENODE_TYPE_LIST(...) ::Genode::Meta::Type_list<__VA_ARGS__>

#endif /* _INCLUDE__UTIL__META_H_ */
