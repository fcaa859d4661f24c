/*
 * \brief  Client-side Examples interfaces interface
 * \author TelOS IDL compiler
 */

/*
 * Generated from Interfaces.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_INTERFACES__CLIENT_H_
#define _INCLUDE__EXAMPLES_INTERFACES__CLIENT_H_

#include <base/rpc_client.h>
#include <examples_interfaces/capability.h>


struct Examples_interfaces::Canvas_client : Rpc_client<Canvas>
{
	explicit Canvas_client(Canvas_capability cap) : Rpc_client<Canvas>(cap) { }

	/**
	 * Draws a text
	 *
	 * \param text   what to draw
	 * \param color  in which color
	 *
	 * \return the width, in pixels
	 */
	uint32_t draw(Rpc_in_buffer<100> const &text, Color color)
	{
		return call<Rpc_draw>(text, color);
	}

	/**
	 * Fills everything; fails while somebody else draws
	 */
	Fill_result fill(Telos::Optional<Color> const &color)
	{
		return call<Rpc_fill>(color);
	}

	bool swap(uint32_t &left, int16_t &right)
	{
		return call<Rpc_swap>(left, right);
	}

	/**
	 * \param other   the caller gives its own capability up
	 * \param viewer  the server gives the capability back when the call returns
	 */
	Share_result share(Capability<Canvas> other, Native_capability viewer)
	{
		return call<Rpc_share>(other, viewer);
	}

	/**
	 * Something was drawn
	 */
	void drawn_sigh(Signal_context_capability sigh)
	{
		call<Rpc_drawn_sigh>(sigh);
	}

	String<32> rename(String<32> const &name, Rpc_in_buffer<64> const &icon)
	{
		return call<Rpc_rename>(name, icon);
	}
};

#endif /* _INCLUDE__EXAMPLES_INTERFACES__CLIENT_H_ */
