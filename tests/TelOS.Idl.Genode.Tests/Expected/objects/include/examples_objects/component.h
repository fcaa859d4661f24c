/*
 * \brief  Server side of the Examples objects
 * \author TelOS IDL compiler
 */

/*
 * Generated from objects.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_OBJECTS__COMPONENT_H_
#define _INCLUDE__EXAMPLES_OBJECTS__COMPONENT_H_

#include <base/rpc_server.h>
#include <examples_objects/examples_objects.h>
#include <telos/server.h>

namespace Examples_objects {

	template <typename> class Leaf_component;
	template <typename> class Branch_component;
}


/**
 * Server side of the Leaf interface
 *
 * \param SERVER  class derived from this one that implements the functions
 *
 * The functions of 'SERVER' have the signatures of the RPC functions. They are
 * called with valid arguments only, and may throw.
 */
template <typename SERVER>
class Examples_objects::Leaf_component
:
	public Rpc_object<Leaf, Leaf_component<SERVER>>
{
	private:


		SERVER &_server() { return static_cast<SERVER &>(*this); }

		/*
		 * Accepts solely functions of this class, which is what the name of a
		 * function refers to if 'SERVER' lacks it
		 */
		template <typename RET, typename... ARGS>
		static void _inherited(RET (Leaf_component::*)(ARGS...));

		static void _check_completeness()
		{
			static_assert(!requires { _inherited(&SERVER::value); },
			              "the server has to implement 'value'");
		}

	public:

		Leaf_component() { _check_completeness(); }


		/*******************
		 ** RPC functions **
		 *******************/

		uint32_t value()
		{
			return Telos::shielded<uint32_t>([&] {
				return _server().value(); });
		}
};


/**
 * Server side of the Branch interface
 *
 * \param SERVER  class derived from this one that implements the functions
 *
 * The functions of 'SERVER' have the signatures of the RPC functions. They are
 * called with valid arguments only, and may throw.
 */
template <typename SERVER>
class Examples_objects::Branch_component
:
	public Rpc_object<Branch, Branch_component<SERVER>>
{
	private:


		SERVER &_server() { return static_cast<SERVER &>(*this); }

		/*
		 * Accepts solely functions of this class, which is what the name of a
		 * function refers to if 'SERVER' lacks it
		 */
		template <typename RET, typename... ARGS>
		static void _inherited(RET (Branch_component::*)(ARGS...));

		static void _check_completeness()
		{
			static_assert(!requires { _inherited(&SERVER::value); },
			              "the server has to implement 'value'");
			static_assert(!requires { _inherited(&SERVER::next); },
			              "the server has to implement 'next'");
			static_assert(!requires { _inherited(&SERVER::prune); },
			              "the server has to implement 'prune'");
		}

	public:

		Branch_component() { _check_completeness(); }


		/*******************
		 ** RPC functions **
		 *******************/

		uint32_t value()
		{
			return Telos::shielded<uint32_t>([&] {
				return _server().value(); });
		}

		Capability<Leaf> next(uint32_t index)
		{
			return Telos::shielded<Capability<Leaf>>([&] {
				return _server().next(index); });
		}

		void prune()
		{
			Telos::shielded([&] { _server().prune(); });
		}
};

#endif /* _INCLUDE__EXAMPLES_OBJECTS__COMPONENT_H_ */
