/*
 * \brief  Server side of the Examples interfaces
 * \author TelOS IDL compiler
 */

/*
 * Generated from Interfaces.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_INTERFACES__COMPONENT_H_
#define _INCLUDE__EXAMPLES_INTERFACES__COMPONENT_H_

#include <base/rpc_server.h>
#include <examples_interfaces/examples_interfaces.h>
#include <examples_interfaces/validity.h>
#include <telos/server.h>

namespace Examples_interfaces {

	template <typename> class Canvas_component;
}


/**
 * Server side of the Canvas interface
 *
 * \param SERVER  class derived from this one that implements the functions
 *
 * The functions of 'SERVER' have the signatures of the RPC functions. They are
 * called with valid arguments only, and may throw.
 */
template <typename SERVER>
class Examples_interfaces::Canvas_component
:
	public Rpc_object<Canvas, Canvas_component<SERVER>>
{
	private:

		static constexpr Telos::Failure<Failure> _FAILURE {
			.other       = Failure::UNSUPPORTED,
			.out_of_ram  = Failure::OUT_OF_RAM,
			.out_of_caps = Failure::UNSUPPORTED };

		Signal_context_capability _drawn_sigh { };

		SERVER &_server() { return static_cast<SERVER &>(*this); }

		static void _submit(Signal_context_capability const &sigh)
		{
			if (sigh.valid())
				Signal_transmitter(sigh).submit();
		}

		/*
		 * Accepts solely functions of this class, which is what the name of a
		 * function refers to if 'SERVER' lacks it
		 */
		template <typename RET, typename... ARGS>
		static void _inherited(RET (Canvas_component::*)(ARGS...));

		static void _check_completeness()
		{
			static_assert(!requires { _inherited(&SERVER::draw); },
			              "the server has to implement 'draw'");
			static_assert(!requires { _inherited(&SERVER::fill); },
			              "the server has to implement 'fill'");
			static_assert(!requires { _inherited(&SERVER::swap); },
			              "the server has to implement 'swap'");
			static_assert(!requires { _inherited(&SERVER::share); },
			              "the server has to implement 'share'");
			static_assert(!requires { _inherited(&SERVER::rename); },
			              "the server has to implement 'rename'");
		}

	public:

		Canvas_component() { _check_completeness(); }

		/**
		 * Notify the client
		 *
		 * Something was drawn
		 */
		void drawn() { _submit(_drawn_sigh); }


		/*******************
		 ** RPC functions **
		 *******************/

		uint32_t draw(Rpc_in_buffer<100> const &text, Color color)
		{
			if (!Telos::valid_text(text)
			 || !valid(color))
				return uint32_t { };

			return Telos::shielded<uint32_t>([&] {
				return _server().draw(text, color); });
		}

		Canvas::Fill_result fill(Telos::Optional<Color> const &color)
		{
			if (!Telos::valid(color))
				return Failure::UNSUPPORTED;

			return Telos::shielded<Canvas::Fill_result>(_FAILURE, [&] {
				return _server().fill(color); });
		}

		bool swap(uint32_t &left, int16_t &right)
		{
			return Telos::shielded<bool>([&] {
				return _server().swap(left, right); });
		}

		Canvas::Share_result share(Capability<Canvas> other, Native_capability viewer)
		{
			return Telos::shielded<Canvas::Share_result>(_FAILURE, [&] {
				return _server().share(other, viewer); });
		}

		void drawn_sigh(Signal_context_capability sigh) { _drawn_sigh = sigh; }

		/* Opcode 5 was 'erase' and must not be used again. */
		void _reserved_5() { }

		String<32> rename(String<32> const &name, Rpc_in_buffer<64> const &icon)
		{
			if (!Telos::valid(name))
				return String<32> { };

			return Telos::shielded<String<32>>([&] {
				return _server().rename(name, icon); });
		}
};

#endif /* _INCLUDE__EXAMPLES_INTERFACES__COMPONENT_H_ */
