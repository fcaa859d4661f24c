/*
 * \brief  Telos object store session interface
 * \author TelOS IDL compiler
 *
 * The Living Image as a service: objects with an identity, roots that name
 * them, and transactions that are serializable and durable. What is inside an
 * object is the business of its users; here it is bytes.
 */

/*
 * Generated from object_store.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__TELOS_OBJECT_STORE_SESSION__TELOS_OBJECT_STORE_SESSION_H_
#define _INCLUDE__TELOS_OBJECT_STORE_SESSION__TELOS_OBJECT_STORE_SESSION_H_

/* Genode includes */
#include <base/capability.h>
#include <base/rpc.h>
#include <base/rpc_args.h>
#include <base/signal.h>
#include <base/stdint.h>
#include <session/session.h>
#include <util/attempt.h>

/* includes of contracts */
#include <telos_bulk/telos_bulk.h>

namespace Telos_object_store {

	using namespace Genode;

	/**
	 * Bytes a small object may have: one that travels in the message itself
	 * instead of the shared buffer
	 */
	static constexpr uint32_t MAX_SMALL = 384;

	/**
	 * Bytes a root's name may have, terminator included
	 */
	static constexpr uint32_t MAX_ROOT_NAME = 64;

	/**
	 * Transactions one session may have open at the same time
	 */
	static constexpr uint32_t MAX_TRANSACTIONS = 16;

	/**
	 * The name an object keeps for its whole life. 0 names no object, and an
	 * identity is never given out a second time.
	 */
	struct Object_id
	{
		uint64_t value;  /* The number */
	};

	/**
	 * An open transaction. It means something only in the session that began
	 * it; 0 is none.
	 */
	struct Transaction_id
	{
		uint64_t value;  /* The number */
	};

	/**
	 * What a transaction may do
	 */
	enum class Access : uint8_t
	{
		READ  = 0,  /* Reads the snapshot of its beginning. Never waits for a writer and
		               never makes one wait. */
		WRITE = 1   /* Reads its snapshot and its own changes, which become visible to others
		               by the commit, all or none */
	};

	/**
	 * Why the store did not do what it was asked. Unless it says otherwise,
	 * nothing was changed and the transaction goes on.
	 */
	enum class Store_error : uint32_t
	{
		UNSUPPORTED           = 0,   /* the server does not know the function */
		NO_TRANSACTION        = 1,   /* The transaction was never begun in this session, or
		                                is already over */
		CONFLICT              = 2,   /* Another transaction committed a change to what this
		                                one read or wrote. This one is over; begin again. */
		NOT_FOUND             = 3,   /* No object or root of that name in the snapshot */
		READ_ONLY             = 4,   /* The transaction or the session only reads, or the
		                                store went read-only after the device failed */
		OUT_OF_RAM            = 5,   /* The session's RAM quota does not suffice */
		OUT_OF_CAPS           = 6,   /* The session's capability quota does not suffice */
		STORAGE_FAILED        = 7,   /* The device failed. A commit that ends so may or may
		                                not be durable, and the store is read-only from then
		                                on. */
		STORAGE_FULL          = 8,   /* The device is full */
		TOO_LARGE             = 9,   /* The object is above the bulk buffer's maximum, or
		                                above 'MAX_SMALL' where it has to be small */
		TOO_MANY_TRANSACTIONS = 10,  /* The session has 'MAX_TRANSACTIONS' open */
		INVALID_ARGUMENT      = 11,  /* An argument makes no sense: identity 0, an empty
		                                name, a record that cannot be read */
		DAMAGED               = 12,  /* A checksum says that what lies on the device is not
		                                what was written. The rest of the store stays
		                                readable. */
		TOO_OLD               = 13   /* The changes that far back are no longer known: forget
		                                everything that was cached */
	};

	/**
	 * What a commit made durable
	 */
	struct Commit_info
	{
		uint64_t version;          /* The store's version after it. Versions grow by one with
		                              each commit that changed something. */
		uint32_t changed_objects;  /* Objects stored or deleted by it */
		uint8_t  _reserved[4] { };
	};

	/**
	 * The state of an object in a transaction's snapshot
	 */
	struct Object_info
	{
		uint64_t version;  /* The store's version whose commit wrote it */
		uint64_t size;     /* Bytes of its content */
	};

	/**
	 * A small object, with everything about it
	 */
	struct Small_object
	{
		uint64_t version;       /* The store's version whose commit wrote it */
		uint32_t size;          /* Bytes of 'content' that count */
		uint8_t  _reserved[4] { };
		uint8_t  content[384];  /* The content, zeroed behind 'size' */
	};

	/**
	 * Identities for new objects: 'count' of them from 'first' on
	 */
	struct Id_range
	{
		Object_id first;  /* The first one */
		uint64_t  count;  /* How many follow each other */
	};

	/**
	 * How the store is
	 */
	enum class Store_health : uint32_t
	{
		READY      = 0,  /* Reads and writes */
		RECOVERING = 1,  /* Replays its log after a crash; calls wait until it is done */
		READ_ONLY  = 2   /* Serves reads only, since the device failed or is write-protected */
	};

	/**
	 * What a client that caches has to know about the store
	 */
	struct Store_status
	{
		uint64_t     version;            /* The version of the newest commit. A cache that
		                                    was filled at this version is current. */
		uint64_t     oldest_version;     /* The oldest version from which 'changes_since' can
		                                    answer */
		Store_health health;             /* Whether it can be written */
		uint32_t     open_transactions;  /* Transactions that this session has open */
		uint8_t      _reserved[40] { };
	};

	/**
	 * Figures for people and for the orchestrator. All of them are since the
	 * store's start where nothing else is said.
	 */
	struct Store_statistics
	{
		uint64_t objects;       /* Objects in the newest version */
		uint64_t object_bytes;  /* Bytes of their contents */
		uint64_t device_bytes;  /* Bytes the device has */
		uint64_t used_bytes;    /* Bytes of the device that are in use, log included */
		uint64_t log_bytes;     /* Bytes of the log that no checkpoint has moved yet */
		uint64_t commits;       /* Commits that changed something */
		uint64_t conflicts;     /* Commits refused with 'CONFLICT' */
		uint64_t device_syncs;  /* Barriers sent to the device; fewer than commits when
		                           commits share one */
		uint64_t reads;         /* Objects read */
		uint64_t cache_hits;    /* Reads answered from the cache */
		uint64_t checkpoints;   /* Checkpoints */
		uint8_t  _reserved[40] { };
	};

	struct Session;
	struct Session_client;
}


/**
 * The only door to the Living Image.
 *
 * A method that names a transaction works on its snapshot. Transactions that
 * are still open when the session is closed are rolled back.
 */
struct Telos_object_store::Session : Genode::Session
{
	/**
	 * \noapi
	 */
	static const char *service_name() { return "Telos_object_store"; }

	/*
	 * Quota donated by a client when it opens the session
	 */
	static constexpr unsigned CAP_QUOTA = 6;
	static constexpr size_t   RAM_QUOTA = 48*1024;

	/*
	 * Version of the contract, passed as session argument
	 */
	static constexpr unsigned VERSION_MAJOR = 1,
	                          VERSION_MINOR = 0;

	/*
	 * Size of the shared buffer when the session is opened, and its limit
	 */
	static constexpr size_t BULK_SIZE     = 64*1024,
	                        MAX_BULK_SIZE = 16*1024*1024;

	/**
	 * What the server answers when asked for its contract
	 */
	static constexpr Telos_bulk::Contract_info contract_info()
	{
		return { .major = VERSION_MAJOR, .minor = VERSION_MINOR, .hash = {
			0xf3, 0xe6, 0x43, 0xba, 0xa5, 0x15, 0xcf, 0xc6, 0x8c, 0xdd, 0x87, 0x7b, 0x1b, 0xfe,
			0x46, 0xc6, 0x5d, 0xd0, 0xd2, 0xdb, 0x15, 0x1b, 0xfb, 0xb3, 0xbf, 0x59, 0x52, 0xb8,
			0x06, 0x55, 0xac, 0x6a } };
	}

	using Client = Session_client;

	/**
	 * Session arguments
	 */
	struct Attr
	{
		bool writeable { false };  /* Whether the session may begin transactions that write */
	};

	using Bulk_result                 = Attempt<Capability<Telos_bulk::Bulk>, Telos_bulk::Bulk_error>;
	using Begin_transaction_result    = Attempt<Transaction_id, Store_error>;
	using Commit_transaction_result   = Attempt<Commit_info, Store_error>;
	using Rollback_transaction_result = Attempt<Ok, Store_error>;
	using Store_object_result         = Attempt<uint64_t, Store_error>;
	using Retrieve_object_result      = Attempt<Telos_bulk::Window, Store_error>;
	using Delete_object_result        = Attempt<Ok, Store_error>;
	using Store_small_result          = Attempt<uint64_t, Store_error>;
	using Retrieve_small_result       = Attempt<Small_object, Store_error>;
	using Store_objects_result        = Attempt<uint64_t, Store_error>;
	using Retrieve_objects_result     = Attempt<Telos_bulk::Window, Store_error>;
	using Object_info_result          = Attempt<Object_info, Store_error>;
	using Allocate_ids_result         = Attempt<Id_range, Store_error>;
	using List_objects_result         = Attempt<Telos_bulk::Window, Store_error>;
	using Find_root_result            = Attempt<Object_id, Store_error>;
	using Bind_root_result            = Attempt<Ok, Store_error>;
	using Unbind_root_result          = Attempt<Ok, Store_error>;
	using List_roots_result           = Attempt<Telos_bulk::Window, Store_error>;
	using Changes_since_result        = Attempt<Telos_bulk::Window, Store_error>;
	using Checkpoint_result           = Attempt<Ok, Store_error>;
	using Rely_on_result              = Attempt<Ok, Store_error>;


	/*********************
	 ** RPC declaration **
	 *********************/

	GENODE_RPC(Rpc_contract, Telos_bulk::Contract_info, contract);
	GENODE_RPC(Rpc_bulk, Bulk_result, bulk);
	GENODE_RPC(Rpc_begin_transaction, Begin_transaction_result, begin_transaction, Access);
	GENODE_RPC(Rpc_commit_transaction, Commit_transaction_result, commit_transaction,
	           Transaction_id);
	GENODE_RPC(Rpc_rollback_transaction, Rollback_transaction_result, rollback_transaction,
	           Transaction_id);
	GENODE_RPC(Rpc_store_object, Store_object_result, store_object, Transaction_id, Object_id,
	           Telos_bulk::Window const &);
	GENODE_RPC(Rpc_retrieve_object, Retrieve_object_result, retrieve_object, Transaction_id,
	           Object_id);
	GENODE_RPC(Rpc_delete_object, Delete_object_result, delete_object, Transaction_id,
	           Object_id);
	GENODE_RPC(Rpc_status, Store_status, status);
	GENODE_RPC(Rpc_committed_sigh, void, committed_sigh, Signal_context_capability);
	GENODE_RPC(Rpc_store_small, Store_small_result, store_small, Transaction_id, Object_id,
	           Rpc_in_buffer<384> const &);
	GENODE_RPC(Rpc_retrieve_small, Retrieve_small_result, retrieve_small, Transaction_id,
	           Object_id);
	GENODE_RPC(Rpc_store_objects, Store_objects_result, store_objects, Transaction_id,
	           Telos_bulk::Window const &);
	GENODE_RPC(Rpc_retrieve_objects, Retrieve_objects_result, retrieve_objects, Transaction_id,
	           Telos_bulk::Window const &);
	GENODE_RPC(Rpc_object_info, Object_info_result, object_info, Transaction_id, Object_id);
	GENODE_RPC(Rpc_allocate_ids, Allocate_ids_result, allocate_ids, uint32_t);
	GENODE_RPC(Rpc_list_objects, List_objects_result, list_objects, Transaction_id,
	           Telos_bulk::Window const &);
	GENODE_RPC(Rpc_find_root, Find_root_result, find_root, Transaction_id,
	           Rpc_in_buffer<64> const &);
	GENODE_RPC(Rpc_bind_root, Bind_root_result, bind_root, Transaction_id,
	           Rpc_in_buffer<64> const &, Object_id);
	GENODE_RPC(Rpc_unbind_root, Unbind_root_result, unbind_root, Transaction_id,
	           Rpc_in_buffer<64> const &);
	GENODE_RPC(Rpc_list_roots, List_roots_result, list_roots, Transaction_id);
	GENODE_RPC(Rpc_changes_since, Changes_since_result, changes_since, uint64_t);
	GENODE_RPC(Rpc_checkpoint, Checkpoint_result, checkpoint);
	GENODE_RPC(Rpc_statistics, Store_statistics, statistics);
	GENODE_RPC(Rpc_rely_on, Rely_on_result, rely_on, Transaction_id,
	           Telos_bulk::Window const &);

	GENODE_RPC_INTERFACE(Rpc_contract, Rpc_bulk, Rpc_begin_transaction, Rpc_commit_transaction,
	                     Rpc_rollback_transaction, Rpc_store_object, Rpc_retrieve_object,
	                     Rpc_delete_object, Rpc_status, Rpc_committed_sigh, Rpc_store_small,
	                     Rpc_retrieve_small, Rpc_store_objects, Rpc_retrieve_objects,
	                     Rpc_object_info, Rpc_allocate_ids, Rpc_list_objects, Rpc_find_root,
	                     Rpc_bind_root, Rpc_unbind_root, Rpc_list_roots, Rpc_changes_since,
	                     Rpc_checkpoint, Rpc_statistics, Rpc_rely_on);
};


/*
 * Compile-time checks of the wire representation
 */
namespace Telos_object_store {

	static_assert(sizeof(Object_id)        == 8   && alignof(Object_id)        == 8);
	static_assert(sizeof(Transaction_id)   == 8   && alignof(Transaction_id)   == 8);
	static_assert(sizeof(Access)           == 1   && alignof(Access)           == 1);
	static_assert(sizeof(Store_error)      == 4   && alignof(Store_error)      == 4);
	static_assert(sizeof(Commit_info)      == 16  && alignof(Commit_info)      == 8);
	static_assert(sizeof(Object_info)      == 16  && alignof(Object_info)      == 8);
	static_assert(sizeof(Small_object)     == 400 && alignof(Small_object)     == 8);
	static_assert(sizeof(Id_range)         == 16  && alignof(Id_range)         == 8);
	static_assert(sizeof(Store_health)     == 4   && alignof(Store_health)     == 4);
	static_assert(sizeof(Store_status)     == 64  && alignof(Store_status)     == 8);
	static_assert(sizeof(Store_statistics) == 128 && alignof(Store_statistics) == 8);

	static_assert(__builtin_offsetof(Commit_info, changed_objects)    == 8);
	static_assert(__builtin_offsetof(Object_info, size)               == 8);
	static_assert(__builtin_offsetof(Small_object, size)              == 8);
	static_assert(__builtin_offsetof(Small_object, content)           == 16);
	static_assert(__builtin_offsetof(Id_range, count)                 == 8);
	static_assert(__builtin_offsetof(Store_status, oldest_version)    == 8);
	static_assert(__builtin_offsetof(Store_status, health)            == 16);
	static_assert(__builtin_offsetof(Store_status, open_transactions) == 20);
	static_assert(__builtin_offsetof(Store_statistics, object_bytes)  == 8);
	static_assert(__builtin_offsetof(Store_statistics, device_bytes)  == 16);
	static_assert(__builtin_offsetof(Store_statistics, used_bytes)    == 24);
	static_assert(__builtin_offsetof(Store_statistics, log_bytes)     == 32);
	static_assert(__builtin_offsetof(Store_statistics, commits)       == 40);
	static_assert(__builtin_offsetof(Store_statistics, conflicts)     == 48);
	static_assert(__builtin_offsetof(Store_statistics, device_syncs)  == 56);
	static_assert(__builtin_offsetof(Store_statistics, reads)         == 64);
	static_assert(__builtin_offsetof(Store_statistics, cache_hits)    == 72);
	static_assert(__builtin_offsetof(Store_statistics, checkpoints)   == 80);

	/* bytes of the largest request and reply, as the RPC framework counts */
	template <typename RPC>
	constexpr bool message_sizes(unsigned const call, unsigned const reply)
	{
		return Rpc_function_msg_size<RPC, RPC_CALL> ::Value == call  && call  <= 1024
		    && Rpc_function_msg_size<RPC, RPC_REPLY>::Value == reply && reply <= 1024;
	}

	static_assert(message_sizes<Session::Rpc_contract>            (8, 48));
	static_assert(message_sizes<Session::Rpc_bulk>                (8, 32));
	static_assert(message_sizes<Session::Rpc_begin_transaction>   (16, 32));
	static_assert(message_sizes<Session::Rpc_commit_transaction>  (16, 40));
	static_assert(message_sizes<Session::Rpc_rollback_transaction>(16, 16));
	static_assert(message_sizes<Session::Rpc_store_object>        (40, 32));
	static_assert(message_sizes<Session::Rpc_retrieve_object>     (24, 40));
	static_assert(message_sizes<Session::Rpc_delete_object>       (24, 16));
	static_assert(message_sizes<Session::Rpc_status>              (8, 72));
	static_assert(message_sizes<Session::Rpc_committed_sigh>      (16, 8));
	static_assert(message_sizes<Session::Rpc_store_small>         (424, 32));
	static_assert(message_sizes<Session::Rpc_retrieve_small>      (24, 424));
	static_assert(message_sizes<Session::Rpc_store_objects>       (32, 32));
	static_assert(message_sizes<Session::Rpc_retrieve_objects>    (32, 40));
	static_assert(message_sizes<Session::Rpc_object_info>         (24, 40));
	static_assert(message_sizes<Session::Rpc_allocate_ids>        (16, 40));
	static_assert(message_sizes<Session::Rpc_list_objects>        (32, 40));
	static_assert(message_sizes<Session::Rpc_find_root>           (96, 32));
	static_assert(message_sizes<Session::Rpc_bind_root>           (104, 16));
	static_assert(message_sizes<Session::Rpc_unbind_root>         (96, 16));
	static_assert(message_sizes<Session::Rpc_list_roots>          (16, 40));
	static_assert(message_sizes<Session::Rpc_changes_since>       (16, 40));
	static_assert(message_sizes<Session::Rpc_checkpoint>          (8, 16));
	static_assert(message_sizes<Session::Rpc_statistics>          (8, 136));
	static_assert(message_sizes<Session::Rpc_rely_on>             (32, 16));

	static_assert(Meta::Length<Session::Rpc_functions>::Value == 25);
}

#endif /* _INCLUDE__TELOS_OBJECT_STORE_SESSION__TELOS_OBJECT_STORE_SESSION_H_ */
