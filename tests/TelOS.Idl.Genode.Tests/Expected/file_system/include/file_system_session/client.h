/*
 * \brief  Client-side File system session interface
 * \author TelOS IDL compiler
 */

/*
 * Generated from file_system.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__FILE_SYSTEM_SESSION__CLIENT_H_
#define _INCLUDE__FILE_SYSTEM_SESSION__CLIENT_H_

#include <base/rpc_client.h>
#include <file_system_session/capability.h>


struct File_system::Session_client : Rpc_client<Session>
{
	explicit Session_client(Session_capability cap) : Rpc_client<Session>(cap) { }

	/**
	 * Where reads and writes are submitted
	 */
	Capability<Tx> _tx_cap()
	{
		return call<Rpc_tx_cap>();
	}

	File::Id file(Directory::Id dir, Rpc_in_buffer<128> const &name, Mode mode,
	              bool create) override
	{
		return call<Rpc_file>(dir, name, mode, create);
	}

	Symlink::Id symlink(Directory::Id dir, Rpc_in_buffer<128> const &name, bool create) override
	{
		return call<Rpc_symlink>(dir, name, create);
	}

	Directory::Id dir(Rpc_in_buffer<1024> const &path, bool create) override
	{
		return call<Rpc_dir>(path, create);
	}

	Node_handle node(Rpc_in_buffer<1024> const &path) override
	{
		return call<Rpc_node>(path);
	}

	Watch::Id watch(Rpc_in_buffer<1024> const &path) override
	{
		return call<Rpc_watch>(path);
	}

	void close(Node_handle node) override
	{
		call<Rpc_close>(node);
	}

	Status status(Node_handle node) override
	{
		return call<Rpc_status>(node);
	}

	void control(Node_handle node, Control control) override
	{
		call<Rpc_control>(node, control);
	}

	void unlink(Directory::Id dir, Rpc_in_buffer<128> const &name) override
	{
		call<Rpc_unlink>(dir, name);
	}

	void truncate(File::Id file, uint64_t size) override
	{
		call<Rpc_truncate>(file, size);
	}

	void move(Directory::Id from_dir, Rpc_in_buffer<128> const &from_name, Directory::Id to_dir,
	          Rpc_in_buffer<128> const &to_name) override
	{
		call<Rpc_move>(from_dir, from_name, to_dir, to_name);
	}

	uint32_t num_entries(Directory::Id dir) override
	{
		return call<Rpc_num_entries>(dir);
	}
};

#endif /* _INCLUDE__FILE_SYSTEM_SESSION__CLIENT_H_ */
