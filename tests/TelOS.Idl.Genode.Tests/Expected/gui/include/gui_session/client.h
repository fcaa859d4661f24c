/*
 * \brief  Client-side Gui session interface
 * \author TelOS IDL compiler
 */

/*
 * Generated from gui.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__GUI_SESSION__CLIENT_H_
#define _INCLUDE__GUI_SESSION__CLIENT_H_

#include <base/rpc_client.h>
#include <gui_session/capability.h>


struct Gui::Session_client : Rpc_client<Session>
{
	explicit Session_client(Session_capability cap) : Rpc_client<Session>(cap) { }

	Capability<Framebuffer::Session> framebuffer() override
	{
		return call<Rpc_framebuffer>();
	}

	Capability<Input::Session> input() override
	{
		return call<Rpc_input>();
	}

	Info_result info() override
	{
		return call<Rpc_info>();
	}

	View_result view(View_id id, View_attr const &attr) override
	{
		return call<Rpc_view>(id, attr);
	}

	Child_view_result child_view(View_id id, View_id parent_id, View_attr const &attr) override
	{
		return call<Rpc_child_view>(id, parent_id, attr);
	}

	void destroy_view(View_id id) override
	{
		call<Rpc_destroy_view>(id);
	}

	Associate_result associate(View_id id, Capability<View> view) override
	{
		return call<Rpc_associate>(id, view);
	}

	View_capability_result view_capability(View_id id) override
	{
		return call<Rpc_view_capability>(id);
	}

	void release_view_id(View_id id) override
	{
		call<Rpc_release_view_id>(id);
	}

	Dataspace_capability command_dataspace() override
	{
		return call<Rpc_command_dataspace>();
	}

	void execute() override
	{
		call<Rpc_execute>();
	}

	Buffer_result buffer(Framebuffer::Mode mode) override
	{
		return call<Rpc_buffer>(mode);
	}

	void focus(Capability<Session> focused) override
	{
		call<Rpc_focus>(focused);
	}
};

#endif /* _INCLUDE__GUI_SESSION__CLIENT_H_ */
