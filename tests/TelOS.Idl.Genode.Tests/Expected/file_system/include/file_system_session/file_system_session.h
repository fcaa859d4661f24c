/*
 * \brief  File system session interface
 * \author TelOS IDL compiler
 *
 * The File_system service
 */

/*
 * Generated from file_system.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__FILE_SYSTEM_SESSION__FILE_SYSTEM_SESSION_H_
#define _INCLUDE__FILE_SYSTEM_SESSION__FILE_SYSTEM_SESSION_H_

/* Genode includes */
#include <base/capability.h>
#include <base/error.h>
#include <base/exception.h>
#include <base/id_space.h>
#include <base/rpc.h>
#include <base/rpc_args.h>
#include <base/stdint.h>
#include <os/packet_stream.h>
#include <packet_stream_tx/packet_stream_tx.h>
#include <session/session.h>
#include <util/interface.h>

namespace File_system {

	using namespace Genode;

	struct Session;
	struct Session_client;

	struct Node;

	using Node_handle = Id_space<Node>::Id;

	struct Directory
	{
		/**
		 * An open directory
		 */
		struct Id
		{
			size_t value;
		};
	};

	struct File
	{
		/**
		 * An open file
		 */
		struct Id
		{
			size_t value;
		};
	};

	struct Symlink
	{
		/**
		 * An open symbolic link
		 */
		struct Id
		{
			size_t value;
		};
	};

	struct Watch
	{
		/**
		 * A watched path
		 */
		struct Id
		{
			size_t value;
		};
	};

	/**
	 * For what a file is opened
	 */
	enum Mode
	{
		STAT_ONLY  = 0,  /* To ask about it */
		READ_ONLY  = 1,  /* To read */
		WRITE_ONLY = 2,  /* To write */
		READ_WRITE = 3   /* Both */
	};

	/**
	 * What a node is
	 */
	enum class Node_type
	{
		DIRECTORY          = 0,
		SYMLINK            = 1,
		CONTINUOUS_FILE    = 2,  /* A file whose bytes can be read and written anywhere */
		TRANSACTIONAL_FILE = 3   /* A file that each write replaces as a whole */
	};

	/**
	 * What may be done with a node
	 */
	struct Node_rwx
	{
		bool readable;
		bool writeable;
		bool executable;
	};

	/**
	 * A moment
	 */
	struct Timestamp
	{
		uint64_t ms_since_1970;  /* Milliseconds since the beginning of 1970, coordinated
		                            universal time */
	};

	/**
	 * What is known about a node
	 */
	struct Status
	{
		uint64_t  size;               /* Bytes of a file */
		Node_type type;               /* What it is */
		Node_rwx  rwx;                /* What may be done with it */
		size_t    inode;              /* Tells nodes of the file system apart */
		Timestamp modification_time;  /* When it was written last */
	};

	/**
	 * What can be set about a node: nothing, until Genode gives it a member
	 */
	struct Control { };

	/**
	 * A read or a write, and its answer when it comes back acknowledged
	 */
	struct Packet_descriptor : Genode::Packet_descriptor
	{
		/**
		 * What a packet asks for
		 */
		enum Opcode
		{
			READ            = 0,  /* Reads into the packet */
			WRITE           = 1,  /* Writes from the packet */
			WRITE_TIMESTAMP = 2,  /* Sets the time of the last write, which
			                         'Packet_descriptor._position' holds */
			CONTENT_CHANGED = 3,  /* Comes from the server, acknowledged without having been
			                         submitted, when a watched path changed */
			READ_READY      = 4,  /* Submitted by the client in advance, and acknowledged when
			                         the file can be read */
			SYNC            = 5   /* Makes what was written durable */
		};

		Node_handle _handle { };    /* The node */
		Opcode      _op { };        /* What to do */
		bool        _success { };   /* In an acknowledged packet, whether it was
		                               done */
		uint64_t    _position { };  /* Bytes from the start of the file; all
		                               ones is its end. For 'WRITE_TIMESTAMP',
		                               milliseconds since the beginning of 1970. */
		size_t      _length { };    /* Bytes to read or write, and in an
		                               acknowledged packet the bytes that were */

		using Genode::Packet_descriptor::Packet_descriptor;
	};

	/**
	 * The handle is none of this session's
	 */
	class Invalid_handle : public Exception { };

	/**
	 * The name has characters that no name may have
	 */
	class Invalid_name : public Exception { };

	/**
	 * There is no such node
	 */
	class Lookup_failed : public Exception { };

	/**
	 * The path is too long
	 */
	class Name_too_long : public Exception { };

	/**
	 * There is such a node already
	 */
	class Node_already_exists : public Exception { };

	/**
	 * The file system is full
	 */
	class No_space : public Exception { };

	/**
	 * The directory is not empty
	 */
	class Not_empty : public Exception { };

	/**
	 * The session may not do this
	 */
	class Permission_denied : public Exception { };

	/**
	 * The node is gone
	 */
	class Unavailable : public Exception { };
}


/**
 * A tree of files. Names and attributes go by these functions, contents by the
 * packet stream.
 */
struct File_system::Session : Genode::Session
{
	/**
	 * \noapi
	 */
	static const char *service_name() { return "File_system"; }

	/*
	 * Quota donated by a client when it opens the session
	 */
	static constexpr unsigned CAP_QUOTA = 12;

	using Client = Session_client;

	/**
	 * Session arguments
	 */
	struct Attr
	{
		bool     writeable { true };  /* Whether the client wants to change something */
		uint64_t tx_buf_size { };     /* Bytes of the dataspace with the queues and the bulk area */
	};

	using Tx = Packet_stream_tx::Channel<Packet_stream_policy<Packet_descriptor, 32, 32, char> >;

	/**
	 * Opens a file
	 *
	 * \param dir     the directory it is in
	 * \param name    its name there
	 * \param mode    what for
	 * \param create  whether to make it; it must not exist then
	 */
	virtual File::Id file(Directory::Id dir, Rpc_in_buffer<128> const &name, Mode mode,
	                      bool create) = 0;

	/**
	 * Opens a symbolic link
	 *
	 * \param dir     the directory it is in
	 * \param name    its name there
	 * \param create  whether to make it; it must not exist then
	 */
	virtual Symlink::Id symlink(Directory::Id dir, Rpc_in_buffer<128> const &name,
	                            bool create) = 0;

	/**
	 * Opens a directory
	 *
	 * \param path    from the session's root, beginning with a slash
	 * \param create  whether to make it; it must not exist then
	 */
	virtual Directory::Id dir(Rpc_in_buffer<1024> const &path, bool create) = 0;

	/**
	 * Opens whatever is there, to ask about it
	 *
	 * \param path  from the session's root, beginning with a slash
	 */
	virtual Node_handle node(Rpc_in_buffer<1024> const &path) = 0;

	/**
	 * Asks for packets that say when something changed
	 *
	 * \param path  from the session's root, beginning with a slash
	 */
	virtual Watch::Id watch(Rpc_in_buffer<1024> const &path) = 0;

	/**
	 * Gives a handle back
	 *
	 * \param node  the handle
	 */
	virtual void close(Node_handle node) = 0;

	/**
	 * What is known about a node
	 *
	 * \param node  the node
	 */
	virtual Status status(Node_handle node) = 0;

	/**
	 * Sets something about a node
	 *
	 * \param node     the node
	 * \param control  what
	 */
	virtual void control(Node_handle node, Control control) = 0;

	/**
	 * Removes a node from its directory
	 *
	 * \param dir   the directory
	 * \param name  the node's name there
	 */
	virtual void unlink(Directory::Id dir, Rpc_in_buffer<128> const &name) = 0;

	/**
	 * Sets the size of a file
	 *
	 * \param file  the file
	 * \param size  bytes
	 */
	virtual void truncate(File::Id file, uint64_t size) = 0;

	/**
	 * Moves a node, also over another one
	 *
	 * \param from_dir   the directory it is in
	 * \param from_name  its name there
	 * \param to_dir     the directory it goes to
	 * \param to_name    its name there
	 */
	virtual void move(Directory::Id from_dir, Rpc_in_buffer<128> const &from_name,
	                  Directory::Id to_dir, Rpc_in_buffer<128> const &to_name) = 0;

	/**
	 * How many entries a directory has
	 *
	 * \param dir  the directory
	 */
	virtual uint32_t num_entries(Directory::Id dir) = 0;


	/*********************
	 ** RPC declaration **
	 *********************/

	GENODE_RPC(Rpc_tx_cap, Capability<Tx>, _tx_cap);
	GENODE_RPC_THROW(Rpc_file, File::Id, file,
	                 GENODE_TYPE_LIST(Invalid_handle, Invalid_name, Lookup_failed,
	                                  Node_already_exists, No_space, Out_of_ram, Out_of_caps,
	                                  Permission_denied, Unavailable),
	                 Directory::Id, Rpc_in_buffer<128> const &, Mode, bool);
	GENODE_RPC_THROW(Rpc_symlink, Symlink::Id, symlink,
	                 GENODE_TYPE_LIST(Invalid_handle, Invalid_name, Lookup_failed,
	                                  Node_already_exists, No_space, Out_of_ram, Out_of_caps,
	                                  Permission_denied, Unavailable),
	                 Directory::Id, Rpc_in_buffer<128> const &, bool);
	GENODE_RPC_THROW(Rpc_dir, Directory::Id, dir,
	                 GENODE_TYPE_LIST(Lookup_failed, Name_too_long, Node_already_exists,
	                                  No_space, Out_of_ram, Out_of_caps, Permission_denied),
	                 Rpc_in_buffer<1024> const &, bool);
	GENODE_RPC_THROW(Rpc_node, Node_handle, node,
	                 GENODE_TYPE_LIST(Lookup_failed, Out_of_ram, Out_of_caps),
	                 Rpc_in_buffer<1024> const &);
	GENODE_RPC_THROW(Rpc_watch, Watch::Id, watch,
	                 GENODE_TYPE_LIST(Lookup_failed, Out_of_ram, Out_of_caps, Unavailable),
	                 Rpc_in_buffer<1024> const &);
	GENODE_RPC_THROW(Rpc_close, void, close,
	                 GENODE_TYPE_LIST(Invalid_handle),
	                 Node_handle);
	GENODE_RPC_THROW(Rpc_status, Status, status,
	                 GENODE_TYPE_LIST(Invalid_handle, Unavailable),
	                 Node_handle);
	GENODE_RPC_THROW(Rpc_control, void, control,
	                 GENODE_TYPE_LIST(Invalid_handle, Unavailable),
	                 Node_handle, Control);
	GENODE_RPC_THROW(Rpc_unlink, void, unlink,
	                 GENODE_TYPE_LIST(Invalid_handle, Invalid_name, Lookup_failed, Not_empty,
	                                  Permission_denied, Unavailable),
	                 Directory::Id, Rpc_in_buffer<128> const &);
	GENODE_RPC_THROW(Rpc_truncate, void, truncate,
	                 GENODE_TYPE_LIST(Invalid_handle, No_space, Permission_denied, Unavailable),
	                 File::Id, uint64_t);
	GENODE_RPC_THROW(Rpc_move, void, move,
	                 GENODE_TYPE_LIST(Invalid_handle, Invalid_name, Lookup_failed,
	                                  Permission_denied, Unavailable),
	                 Directory::Id, Rpc_in_buffer<128> const &, Directory::Id,
	                 Rpc_in_buffer<128> const &);
	GENODE_RPC_THROW(Rpc_num_entries, uint32_t, num_entries,
	                 GENODE_TYPE_LIST(Invalid_handle),
	                 Directory::Id);

	GENODE_RPC_INTERFACE(Rpc_tx_cap, Rpc_file, Rpc_symlink, Rpc_dir, Rpc_node, Rpc_watch,
	                     Rpc_close, Rpc_status, Rpc_control, Rpc_unlink, Rpc_truncate, Rpc_move,
	                     Rpc_num_entries);
};

#endif /* _INCLUDE__FILE_SYSTEM_SESSION__FILE_SYSTEM_SESSION_H_ */
