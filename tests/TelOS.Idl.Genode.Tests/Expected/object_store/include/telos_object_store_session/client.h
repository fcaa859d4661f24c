/*
 * \brief  Client-side Telos object store session interface
 * \author TelOS IDL compiler
 */

/*
 * Generated from object_store.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__TELOS_OBJECT_STORE_SESSION__CLIENT_H_
#define _INCLUDE__TELOS_OBJECT_STORE_SESSION__CLIENT_H_

#include <base/rpc_client.h>
#include <telos_object_store_session/capability.h>


struct Telos_object_store::Session_client : Rpc_client<Session>
{
	explicit Session_client(Session_capability cap) : Rpc_client<Session>(cap) { }

	/**
	 * Version and contract of the server
	 */
	Telos_bulk::Contract_info contract()
	{
		return call<Rpc_contract>();
	}

	/**
	 * Shared buffer of the session
	 */
	Bulk_result bulk()
	{
		return call<Rpc_bulk>();
	}

	/**
	 * Begins a transaction on a snapshot of the newest version
	 *
	 * \param access  what it may do; 'WRITE' needs a writeable session
	 *
	 * \return what to name in the calls that belong to it, until the commit or
	 *         the rollback
	 */
	Begin_transaction_result begin_transaction(Access access)
	{
		return call<Rpc_begin_transaction>(access);
	}

	/**
	 * Makes the transaction's changes visible and durable, all of them or none.
	 * Returns when the device has confirmed them. The transaction is over,
	 * whatever comes back.
	 *
	 * \param transaction  the one to end
	 *
	 * \return the version that holds the changes
	 */
	Commit_transaction_result commit_transaction(Transaction_id transaction)
	{
		return call<Rpc_commit_transaction>(transaction);
	}

	/**
	 * Ends the transaction; nothing of it happened
	 *
	 * \param transaction  the one to end
	 */
	Rollback_transaction_result rollback_transaction(Transaction_id transaction)
	{
		return call<Rpc_rollback_transaction>(transaction);
	}

	/**
	 * Stores an object, new or not
	 *
	 * \param transaction  a writing one
	 * \param id           its identity, new ones by 'allocate_ids'
	 * \param content      all of it, up to the bulk buffer's maximum
	 *
	 * \return bytes the transaction now holds in changes
	 */
	Store_object_result store_object(Transaction_id transaction, Object_id id,
	                                 Telos_bulk::Window const &content)
	{
		return call<Rpc_store_object>(transaction, id, content);
	}

	/**
	 * Reads an object of any size
	 *
	 * \param transaction  the snapshot to read
	 * \param id           its identity
	 *
	 * \return its content
	 */
	Retrieve_object_result retrieve_object(Transaction_id transaction, Object_id id)
	{
		return call<Rpc_retrieve_object>(transaction, id);
	}

	/**
	 * Deletes an object. References to it stay where they are: who deletes
	 * knows that there are none.
	 *
	 * \param transaction  a writing one
	 * \param id           its identity
	 */
	Delete_object_result delete_object(Transaction_id transaction, Object_id id)
	{
		return call<Rpc_delete_object>(transaction, id);
	}

	/**
	 * How the store is, without a transaction
	 *
	 * \return its newest version and whether it can be written
	 */
	Store_status status()
	{
		return call<Rpc_status>();
	}

	/**
	 * Something was committed since you last asked. Coalescing: read 'status'
	 * again, do not count.
	 */
	void committed_sigh(Signal_context_capability sigh)
	{
		call<Rpc_committed_sigh>(sigh);
	}

	/**
	 * Stores an object of at most 'MAX_SMALL' bytes in one message, which is
	 * the fast way
	 *
	 * \param transaction  a writing one
	 * \param id           its identity
	 * \param content      all of it
	 *
	 * \return bytes the transaction now holds in changes
	 */
	Store_small_result store_small(Transaction_id transaction, Object_id id,
	                               Rpc_in_buffer<384> const &content)
	{
		return call<Rpc_store_small>(transaction, id, content);
	}

	/**
	 * Reads an object of at most 'MAX_SMALL' bytes in one message. A larger one
	 * is 'TOO_LARGE'; read it with 'retrieve_object'.
	 *
	 * \param transaction  the snapshot to read
	 * \param id           its identity
	 *
	 * \return its content and version
	 */
	Retrieve_small_result retrieve_small(Transaction_id transaction, Object_id id)
	{
		return call<Rpc_retrieve_small>(transaction, id);
	}

	/**
	 * Stores and deletes many objects in one call, all of them or none
	 *
	 * \param transaction  a writing one
	 * \param batch        the objects; one without content is deleted
	 *
	 * \return bytes the transaction now holds in changes
	 */
	Store_objects_result store_objects(Transaction_id transaction,
	                                   Telos_bulk::Window const &batch)
	{
		return call<Rpc_store_objects>(transaction, batch);
	}

	/**
	 * Reads many objects in one call. What does not exist comes back without
	 * content.
	 *
	 * \param transaction  the snapshot to read
	 * \param ids          their identities
	 *
	 * \return the objects in the order asked for; the last ones are missing
	 *         when they would pass the bulk buffer's maximum
	 */
	Retrieve_objects_result retrieve_objects(Transaction_id transaction,
	                                         Telos_bulk::Window const &ids)
	{
		return call<Rpc_retrieve_objects>(transaction, ids);
	}

	/**
	 * What is known about an object without reading it
	 *
	 * \param transaction  the snapshot to read
	 * \param id           its identity
	 *
	 * \return its version and size
	 */
	Object_info_result object_info(Transaction_id transaction, Object_id id)
	{
		return call<Rpc_object_info>(transaction, id);
	}

	/**
	 * Reserves identities for new objects. They belong to the caller, stored or
	 * not, and no session gets them again.
	 *
	 * \param count  how many, from 1 to 65536
	 *
	 * \return the identities
	 */
	Allocate_ids_result allocate_ids(uint32_t count)
	{
		return call<Rpc_allocate_ids>(count);
	}

	/**
	 * Lists objects by identity. What no root reaches is found with it.
	 *
	 * \param transaction  the snapshot to read
	 * \param query        which ones
	 *
	 * \return the objects, by growing identity
	 */
	List_objects_result list_objects(Transaction_id transaction,
	                                 Telos_bulk::Window const &query)
	{
		return call<Rpc_list_objects>(transaction, query);
	}

	/**
	 * Finds an object by the name of a root
	 *
	 * \param transaction  the snapshot to read
	 * \param name         the root's name
	 *
	 * \return the object the root is bound to
	 */
	Find_root_result find_root(Transaction_id transaction, Rpc_in_buffer<64> const &name)
	{
		return call<Rpc_find_root>(transaction, name);
	}

	/**
	 * Binds a root's name to an object, also when it was bound to another
	 *
	 * \param transaction  a writing one
	 * \param name         the root's name, not empty
	 * \param id           an object that exists in the transaction
	 */
	Bind_root_result bind_root(Transaction_id transaction, Rpc_in_buffer<64> const &name,
	                           Object_id id)
	{
		return call<Rpc_bind_root>(transaction, name, id);
	}

	/**
	 * Takes a root's name away; the object stays
	 *
	 * \param transaction  a writing one
	 * \param name         the root's name
	 */
	Unbind_root_result unbind_root(Transaction_id transaction, Rpc_in_buffer<64> const &name)
	{
		return call<Rpc_unbind_root>(transaction, name);
	}

	/**
	 * Lists all roots
	 *
	 * \param transaction  the snapshot to read
	 *
	 * \return the roots, by name
	 */
	List_roots_result list_roots(Transaction_id transaction)
	{
		return call<Rpc_list_roots>(transaction);
	}

	/**
	 * What others and this session changed after a version: what a cache has to
	 * drop. Needs no transaction.
	 *
	 * \param version  the version the cache was filled at
	 *
	 * \return the changes; 'TOO_OLD' when they reach further back than
	 *         'Store_status.oldest_version'
	 */
	Changes_since_result changes_since(uint64_t version)
	{
		return call<Rpc_changes_since>(version);
	}

	/**
	 * Moves what is in the log to its place now instead of when the store is
	 * idle. Others are served meanwhile.
	 */
	Checkpoint_result checkpoint()
	{
		return call<Rpc_checkpoint>();
	}

	/**
	 * Figures about the store's work
	 *
	 * \return them, since the store's start
	 */
	Store_statistics statistics()
	{
		return call<Rpc_statistics>();
	}

	/**
	 * Says that the transaction relies on objects that it did not read here:
	 * those that a client's cache answered. The commit conflicts when one of
	 * them was changed, stored or deleted after the snapshot, as if it had been
	 * read.
	 *
	 * \param transaction  a writing one; one that only reads has nothing to
	 *                     lose by it
	 * \param ids          their identities, also of objects that the snapshot
	 *                     does not have
	 */
	Rely_on_result rely_on(Transaction_id transaction, Telos_bulk::Window const &ids)
	{
		return call<Rpc_rely_on>(transaction, ids);
	}
};

#endif /* _INCLUDE__TELOS_OBJECT_STORE_SESSION__CLIENT_H_ */
