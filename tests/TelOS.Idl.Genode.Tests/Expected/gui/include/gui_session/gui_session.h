/*
 * \brief  Gui session interface
 * \author TelOS IDL compiler
 *
 * The Gui service
 */

/*
 * Generated from gui.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__GUI_SESSION__GUI_SESSION_H_
#define _INCLUDE__GUI_SESSION__GUI_SESSION_H_

/* Genode includes */
#include <base/capability.h>
#include <base/id_space.h>
#include <base/rpc.h>
#include <base/stdint.h>
#include <dataspace/capability.h>
#include <framebuffer_session/framebuffer_session.h>
#include <input_session/input_session.h>
#include <rom_session/rom_session.h>
#include <session/session.h>
#include <util/attempt.h>
#include <util/geometry.h>
#include <util/interface.h>
#include <util/string.h>

namespace Gui {

	using namespace Genode;

	struct Session;
	struct View;
	struct Session_client;

	struct View_ref;

	using View_id = Id_space<View_ref>::Id;

	using Rect = Genode::Rect<int, unsigned int>;
}


/**
 * Windows on the screen: a pixel buffer, input, and views that show parts of
 * the buffer
 */
struct Gui::Session : Genode::Session
{
	/**
	 * \noapi
	 */
	static const char *service_name() { return "Gui"; }

	/*
	 * Quota donated by a client when it opens the session
	 */
	static constexpr unsigned CAP_QUOTA = 9;

	using Client = Session_client;

	/**
	 * How a view begins
	 */
	struct View_attr
	{
		String<64> title;  /* What decorations write on it */
		Rect       rect;   /* Where it is, relative to its parent if it has one */
		bool       front;  /* Whether it is in front of its siblings */
	};

	/**
	 * Why there is no information
	 */
	enum class Info_error
	{
		OUT_OF_RAM  = 0,  /* The session's RAM quota does not suffice */
		OUT_OF_CAPS = 1   /* The session's capability quota does not suffice */
	};

	/**
	 * What became of a view
	 */
	enum class View_result
	{
		OK          = 0,  /* It exists */
		OUT_OF_RAM  = 1,  /* The session's RAM quota does not suffice */
		OUT_OF_CAPS = 2   /* The session's capability quota does not suffice */
	};

	/**
	 * What became of a view inside another one
	 */
	enum class Child_view_result
	{
		OK          = 0,  /* It exists */
		OUT_OF_RAM  = 1,  /* The session's RAM quota does not suffice */
		OUT_OF_CAPS = 2,  /* The session's capability quota does not suffice */
		INVALID     = 3   /* There is no such parent */
	};

	/**
	 * What became of giving a number to a view of another session
	 */
	enum class Associate_result
	{
		OK          = 0,  /* It has the number */
		OUT_OF_RAM  = 1,  /* The session's RAM quota does not suffice */
		OUT_OF_CAPS = 2,  /* The session's capability quota does not suffice */
		INVALID     = 3   /* There is no such view */
	};

	/**
	 * Why a view has no capability
	 */
	enum class View_capability_error
	{
		OUT_OF_RAM  = 0,  /* The session's RAM quota does not suffice */
		OUT_OF_CAPS = 1   /* The session's capability quota does not suffice */
	};

	/**
	 * What became of the wish for a buffer
	 */
	enum class Buffer_result
	{
		OK          = 0,  /* There is one */
		OUT_OF_RAM  = 1,  /* The session's RAM quota does not suffice */
		OUT_OF_CAPS = 2   /* The session's capability quota does not suffice */
	};

	using Info_result            = Attempt<Capability<Rom_session>, Info_error>;
	using View_capability_result = Attempt<Capability<View>, View_capability_error>;

	/**
	 * The pixel buffer, as a session of its own
	 */
	virtual Capability<Framebuffer::Session> framebuffer() = 0;

	/**
	 * The input, as a session of its own
	 */
	virtual Capability<Input::Session> input() = 0;

	/**
	 * A ROM that says how large the screen is
	 */
	virtual Info_result info() = 0;

	/**
	 * Makes a top-level view
	 *
	 * \param id    the number it gets; a view that has it is replaced
	 * \param attr  how it begins
	 */
	virtual View_result view(View_id id, View_attr const &attr) = 0;

	/**
	 * Makes a view that moves with another one
	 *
	 * \param id         the number it gets; a view that has it is replaced
	 * \param parent_id  the other one
	 * \param attr       how it begins
	 */
	virtual Child_view_result child_view(View_id id, View_id parent_id,
	                                     View_attr const &attr) = 0;

	/**
	 * Ends a view
	 *
	 * \param id  its number
	 */
	virtual void destroy_view(View_id id) = 0;

	/**
	 * Gives a number to a view of another session, to use it as parent or
	 * neighbour
	 *
	 * \param id    the number it gets
	 * \param view  the view
	 */
	virtual Associate_result associate(View_id id, Capability<View> view) = 0;

	/**
	 * A capability to pass a view to another session
	 *
	 * \param id  its number
	 */
	virtual View_capability_result view_capability(View_id id) = 0;

	/**
	 * Gives up a number that 'associate' gave; the view stays
	 *
	 * \param id  the number
	 */
	virtual void release_view_id(View_id id) = 0;

	/**
	 * Where the client puts commands to its views
	 */
	virtual Dataspace_capability command_dataspace() = 0;

	/**
	 * Performs the commands, in order
	 */
	virtual void execute() = 0;

	/**
	 * Makes or replaces the pixel buffer
	 *
	 * \param mode  what it is like
	 */
	virtual Buffer_result buffer(Framebuffer::Mode mode) = 0;

	/**
	 * Gives the keyboard to a session, for clients that may
	 *
	 * \param focused  the session
	 */
	virtual void focus(Capability<Session> focused) = 0;


	/*********************
	 ** RPC declaration **
	 *********************/

	GENODE_RPC(Rpc_framebuffer, Capability<Framebuffer::Session>, framebuffer);
	GENODE_RPC(Rpc_input, Capability<Input::Session>, input);
	GENODE_RPC(Rpc_info, Info_result, info);
	GENODE_RPC(Rpc_view, View_result, view, View_id, View_attr const &);
	GENODE_RPC(Rpc_child_view, Child_view_result, child_view, View_id, View_id,
	           View_attr const &);
	GENODE_RPC(Rpc_destroy_view, void, destroy_view, View_id);
	GENODE_RPC(Rpc_associate, Associate_result, associate, View_id, Capability<View>);
	GENODE_RPC(Rpc_view_capability, View_capability_result, view_capability, View_id);
	GENODE_RPC(Rpc_release_view_id, void, release_view_id, View_id);
	GENODE_RPC(Rpc_command_dataspace, Dataspace_capability, command_dataspace);
	GENODE_RPC(Rpc_execute, void, execute);
	GENODE_RPC(Rpc_buffer, Buffer_result, buffer, Framebuffer::Mode);
	GENODE_RPC(Rpc_focus, void, focus, Capability<Session>);

	GENODE_RPC_INTERFACE(Rpc_framebuffer, Rpc_input, Rpc_info, Rpc_view, Rpc_child_view,
	                     Rpc_destroy_view, Rpc_associate, Rpc_view_capability,
	                     Rpc_release_view_id, Rpc_command_dataspace, Rpc_execute, Rpc_buffer,
	                     Rpc_focus);
};


/**
 * A view, as it is passed between sessions. It has no functions.
 */
struct Gui::View : Interface
{
	GENODE_RPC_INTERFACE();
};

#endif /* _INCLUDE__GUI_SESSION__GUI_SESSION_H_ */
