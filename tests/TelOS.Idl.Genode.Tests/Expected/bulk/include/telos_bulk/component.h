/*
 * \brief  Server side of the Telos bulk
 * \author TelOS IDL compiler
 */

/*
 * Generated from bulk.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__TELOS_BULK__COMPONENT_H_
#define _INCLUDE__TELOS_BULK__COMPONENT_H_

#include <base/rpc_server.h>
#include <telos/server.h>
#include <telos_bulk/telos_bulk.h>

namespace Telos_bulk {

	template <typename> class Bulk_component;
}


/**
 * Server side of the Bulk interface
 *
 * \param SERVER  class derived from this one that implements the functions
 *
 * The functions of 'SERVER' have the signatures of the RPC functions. They are
 * called with valid arguments only, and may throw.
 */
template <typename SERVER>
class Telos_bulk::Bulk_component
:
	public Rpc_object<Bulk, Bulk_component<SERVER>>
{
	private:

		static constexpr Telos::Failure<Bulk_error> _BULK_ERROR {
			.other       = Bulk_error::UNSUPPORTED,
			.out_of_ram  = Bulk_error::OUT_OF_RAM,
			.out_of_caps = Bulk_error::OUT_OF_CAPS };


		SERVER &_server() { return static_cast<SERVER &>(*this); }

		/*
		 * Accepts solely functions of this class, which is what the name of a
		 * function refers to if 'SERVER' lacks it
		 */
		template <typename RET, typename... ARGS>
		static void _inherited(RET (Bulk_component::*)(ARGS...));

		static void _check_completeness()
		{
			static_assert(!requires { _inherited(&SERVER::buffer); },
			              "the server has to implement 'buffer'");
			static_assert(!requires { _inherited(&SERVER::grow); },
			              "the server has to implement 'grow'");
			static_assert(!requires { _inherited(&SERVER::fetch); },
			              "the server has to implement 'fetch'");
		}

	public:

		Bulk_component() { _check_completeness(); }


		/*******************
		 ** RPC functions **
		 *******************/

		Bulk::Buffer_result buffer()
		{
			return Telos::shielded<Bulk::Buffer_result>(_BULK_ERROR, [&] {
				return _server().buffer(); });
		}

		Bulk::Grow_result grow(uint64_t size)
		{
			return Telos::shielded<Bulk::Grow_result>(_BULK_ERROR, [&] {
				return _server().grow(size); });
		}

		Bulk::Fetch_result fetch()
		{
			return Telos::shielded<Bulk::Fetch_result>(_BULK_ERROR, [&] {
				return _server().fetch(); });
		}
};

#endif /* _INCLUDE__TELOS_BULK__COMPONENT_H_ */
