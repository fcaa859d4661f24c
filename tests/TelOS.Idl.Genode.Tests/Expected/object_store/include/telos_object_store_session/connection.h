/*
 * \brief  Connection to Telos_object_store service
 * \author TelOS IDL compiler
 */

/*
 * Generated from object_store.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__TELOS_OBJECT_STORE_SESSION__CONNECTION_H_
#define _INCLUDE__TELOS_OBJECT_STORE_SESSION__CONNECTION_H_

#include <base/connection.h>
#include <telos_bulk/client_buffer.h>
#include <telos_object_store_session/client.h>

namespace Telos_object_store { class Connection; }


class Telos_object_store::Connection : private Genode::Connection<Session>,
                                       private Session_client
{
	private:

		using Service = Genode::Connection<Session>;

		static constexpr size_t   RAM_UPGRADE  = 16*1024;
		static constexpr size_t   CAP_UPGRADE  = 4;
		static constexpr unsigned MAX_UPGRADES = 8;

		using Buffer = Telos_bulk::Client_buffer;

		Buffer _buffer;

		static Args _args(Attr const &attr)
		{
			return Args("version=", unsigned(VERSION_MAJOR), ".", unsigned(VERSION_MINOR),
			            ", writeable=", attr.writeable ? "yes" : "no");
		}

		/**
		 * Respond to resource demand of the server
		 *
		 * \param ram  bytes to upgrade
		 *
		 * \return false if another attempt is futile
		 */
		bool _upgraded(Store_error const error, size_t const ram)
		{
			if (error == Store_error::OUT_OF_RAM) {
				Service::upgrade_ram(ram);
				return true;
			}
			if (error == Store_error::OUT_OF_CAPS) {
				Service::upgrade_caps(CAP_UPGRADE);
				return true;
			}
			return false;
		}

		/**
		 * Call 'fn' until it succeeds, or its failure cannot be remedied
		 *
		 * \param ram  bytes of the first RAM upgrade, doubled with each further one
		 */
		auto _retry(size_t const ram, auto const &fn) -> decltype(fn())
		{
			for (unsigned attempt = 0; ; attempt++) {

				auto const result = fn();

				bool const again = (attempt < MAX_UPGRADES) && result.template convert<bool>(
					[&] (auto const &) { return false; },
					[&] (auto error)   { return _upgraded(error, ram << attempt); });

				if (!again)
					return result;
			}
		}

		/**
		 * Perform call that involves the shared buffer
		 *
		 * \param num_bytes  space needed for the arguments
		 */
		auto _with_buffer(size_t const num_bytes, auto const &fn,
		                  auto const &failed_fn) -> decltype(fn())
		{
			return _buffer.with_turn(num_bytes, [&] { return Session_client::bulk(); },
			                         fn, failed_fn);
		}

		/**
		 * Translate the reason for the lack of a buffer
		 */
		static Store_error _store_error(Telos_bulk::Bulk_error const error)
		{
			using Telos_bulk::Bulk_error;

			return error == Bulk_error::OUT_OF_RAM  ? Store_error::OUT_OF_RAM
			     : error == Bulk_error::OUT_OF_CAPS ? Store_error::OUT_OF_CAPS
			     :                                    Store_error::UNSUPPORTED;
		}

	public:

		using Service::cap;
		using Service::upgrade_ram;
		using Service::upgrade_caps;

		using Session_client::contract;
		using Session_client::status;
		using Session_client::committed_sigh;
		using Session_client::statistics;

		using Attr                        = Session::Attr;
		using Begin_transaction_result    = Session::Begin_transaction_result;
		using Commit_transaction_result   = Session::Commit_transaction_result;
		using Rollback_transaction_result = Session::Rollback_transaction_result;
		using Store_object_result         = Session::Store_object_result;
		using Delete_object_result        = Session::Delete_object_result;
		using Store_small_result          = Session::Store_small_result;
		using Retrieve_small_result       = Session::Retrieve_small_result;
		using Store_objects_result        = Session::Store_objects_result;
		using Object_info_result          = Session::Object_info_result;
		using Allocate_ids_result         = Session::Allocate_ids_result;
		using Find_root_result            = Session::Find_root_result;
		using Bind_root_result            = Session::Bind_root_result;
		using Unbind_root_result          = Session::Unbind_root_result;
		using Checkpoint_result           = Session::Checkpoint_result;
		using Rely_on_result              = Session::Rely_on_result;

		/**
		 * Constructor
		 *
		 * \param label  label of the session, as seen by the server
		 * \param attr   session arguments
		 */
		Connection(Env &env, Genode::Session::Label const &label = { }, Attr const &attr = { })
		:
			Service(env, label, Ram_quota { RAM_QUOTA }, _args(attr)),
			Session_client(cap()),
			_buffer(env.rm(), *this, { .initial_size = BULK_SIZE,
			                           .max_size     = MAX_BULK_SIZE })
		{ }

		/**
		 * Begins a transaction on a snapshot of the newest version
		 *
		 * \param access  what it may do; 'WRITE' needs a writeable session
		 *
		 * \return what to name in the calls that belong to it, until the commit
		 *         or the rollback
		 */
		Begin_transaction_result begin_transaction(Access access)
		{
			return _retry(RAM_UPGRADE, [&] { return Session_client::begin_transaction(access); });
		}

		/**
		 * Makes the transaction's changes visible and durable, all of them or
		 * none. Returns when the device has confirmed them. The transaction is
		 * over, whatever comes back.
		 *
		 * \param transaction  the one to end
		 *
		 * \return the version that holds the changes
		 */
		Commit_transaction_result commit_transaction(Transaction_id transaction)
		{
			return _retry(RAM_UPGRADE, [&] { return Session_client::commit_transaction(transaction); });
		}

		/**
		 * Ends the transaction; nothing of it happened
		 *
		 * \param transaction  the one to end
		 */
		Rollback_transaction_result rollback_transaction(Transaction_id transaction)
		{
			return _retry(RAM_UPGRADE, [&] { return Session_client::rollback_transaction(transaction); });
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
		                                 Span const &content)
		{
			return _with_buffer(Buffer::size_of(content),
				[&] () -> Store_object_result {
					Telos_bulk::Window const content_window = _buffer.place(content);

					return _retry(RAM_UPGRADE, [&] {
						return Session_client::store_object(transaction, id, content_window); });
				},
				[] (Telos_bulk::Bulk_error error) -> Store_object_result { return _store_error(error); });
		}

		using With_retrieve_object_result = Attempt<Ok, Store_error>;

		/**
		 * Reads an object of any size
		 *
		 * \param transaction  the snapshot to read
		 * \param id           its identity
		 * \param fn           called with a 'Span' of shared memory: its
		 *                     content
		 */
		With_retrieve_object_result with_retrieve_object(Transaction_id transaction,
		                                                 Object_id id, auto const &fn)
		{
			auto const failed_fn = [] (Telos_bulk::Bulk_error error) -> With_retrieve_object_result {
				return _store_error(error); };

			return _with_buffer(0,
				[&] () -> With_retrieve_object_result {
					return _retry(max(RAM_UPGRADE, size_t(BULK_SIZE)), [&] {
						return Session_client::retrieve_object(transaction, id);
					}).template convert<With_retrieve_object_result>(
						[&] (Telos_bulk::Window const &window) {
							return _buffer.with_result(window, fn)
								.template convert<With_retrieve_object_result>(
									[] (Ok ok) { return ok; }, failed_fn); },
						[&] (Store_error error) { return error; });
				}, failed_fn);
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
			return _retry(RAM_UPGRADE, [&] { return Session_client::delete_object(transaction, id); });
		}

		/**
		 * Stores an object of at most 'MAX_SMALL' bytes in one message, which
		 * is the fast way
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
			return _retry(RAM_UPGRADE, [&] { return Session_client::store_small(transaction, id, content); });
		}

		/**
		 * Reads an object of at most 'MAX_SMALL' bytes in one message. A larger
		 * one is 'TOO_LARGE'; read it with 'retrieve_object'.
		 *
		 * \param transaction  the snapshot to read
		 * \param id           its identity
		 *
		 * \return its content and version
		 */
		Retrieve_small_result retrieve_small(Transaction_id transaction, Object_id id)
		{
			return _retry(RAM_UPGRADE, [&] { return Session_client::retrieve_small(transaction, id); });
		}

		/**
		 * Stores and deletes many objects in one call, all of them or none
		 *
		 * \param transaction  a writing one
		 * \param batch        the objects; one without content is deleted
		 *
		 * \return bytes the transaction now holds in changes
		 */
		Store_objects_result store_objects(Transaction_id transaction, Span const &batch)
		{
			return _with_buffer(Buffer::size_of(batch),
				[&] () -> Store_objects_result {
					Telos_bulk::Window const batch_window = _buffer.place(batch);

					return _retry(RAM_UPGRADE, [&] {
						return Session_client::store_objects(transaction, batch_window); });
				},
				[] (Telos_bulk::Bulk_error error) -> Store_objects_result { return _store_error(error); });
		}

		using With_retrieve_objects_result = Attempt<Ok, Store_error>;

		/**
		 * Reads many objects in one call. What does not exist comes back
		 * without content.
		 *
		 * \param transaction  the snapshot to read
		 * \param ids          their identities
		 * \param fn           called with a 'Span' of shared memory: the
		 *                     objects in the order asked for; the last ones are
		 *                     missing when they would pass the bulk buffer's
		 *                     maximum
		 */
		With_retrieve_objects_result with_retrieve_objects(Transaction_id transaction,
		                                                   Span const &ids, auto const &fn)
		{
			auto const failed_fn = [] (Telos_bulk::Bulk_error error) -> With_retrieve_objects_result {
				return _store_error(error); };

			return _with_buffer(Buffer::size_of(ids),
				[&] () -> With_retrieve_objects_result {
					Telos_bulk::Window const ids_window = _buffer.place(ids);

					return _retry(max(RAM_UPGRADE, size_t(BULK_SIZE)), [&] {
						return Session_client::retrieve_objects(transaction, ids_window);
					}).template convert<With_retrieve_objects_result>(
						[&] (Telos_bulk::Window const &window) {
							return _buffer.with_result(window, fn)
								.template convert<With_retrieve_objects_result>(
									[] (Ok ok) { return ok; }, failed_fn); },
						[&] (Store_error error) { return error; });
				}, failed_fn);
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
			return _retry(RAM_UPGRADE, [&] { return Session_client::object_info(transaction, id); });
		}

		/**
		 * Reserves identities for new objects. They belong to the caller,
		 * stored or not, and no session gets them again.
		 *
		 * \param count  how many, from 1 to 65536
		 *
		 * \return the identities
		 */
		Allocate_ids_result allocate_ids(uint32_t count)
		{
			return _retry(RAM_UPGRADE, [&] { return Session_client::allocate_ids(count); });
		}

		using With_list_objects_result = Attempt<Ok, Store_error>;

		/**
		 * Lists objects by identity. What no root reaches is found with it.
		 *
		 * \param transaction  the snapshot to read
		 * \param query        which ones
		 * \param fn           called with a 'Span' of shared memory: the
		 *                     objects, by growing identity
		 */
		With_list_objects_result with_list_objects(Transaction_id transaction,
		                                           Span const &query, auto const &fn)
		{
			auto const failed_fn = [] (Telos_bulk::Bulk_error error) -> With_list_objects_result {
				return _store_error(error); };

			return _with_buffer(Buffer::size_of(query),
				[&] () -> With_list_objects_result {
					Telos_bulk::Window const query_window = _buffer.place(query);

					return _retry(max(RAM_UPGRADE, size_t(BULK_SIZE)), [&] {
						return Session_client::list_objects(transaction, query_window);
					}).template convert<With_list_objects_result>(
						[&] (Telos_bulk::Window const &window) {
							return _buffer.with_result(window, fn)
								.template convert<With_list_objects_result>(
									[] (Ok ok) { return ok; }, failed_fn); },
						[&] (Store_error error) { return error; });
				}, failed_fn);
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
			return _retry(RAM_UPGRADE, [&] { return Session_client::find_root(transaction, name); });
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
			return _retry(RAM_UPGRADE, [&] { return Session_client::bind_root(transaction, name, id); });
		}

		/**
		 * Takes a root's name away; the object stays
		 *
		 * \param transaction  a writing one
		 * \param name         the root's name
		 */
		Unbind_root_result unbind_root(Transaction_id transaction,
		                               Rpc_in_buffer<64> const &name)
		{
			return _retry(RAM_UPGRADE, [&] { return Session_client::unbind_root(transaction, name); });
		}

		using With_list_roots_result = Attempt<Ok, Store_error>;

		/**
		 * Lists all roots
		 *
		 * \param transaction  the snapshot to read
		 * \param fn           called with a 'Span' of shared memory: the roots,
		 *                     by name
		 */
		With_list_roots_result with_list_roots(Transaction_id transaction, auto const &fn)
		{
			auto const failed_fn = [] (Telos_bulk::Bulk_error error) -> With_list_roots_result {
				return _store_error(error); };

			return _with_buffer(0,
				[&] () -> With_list_roots_result {
					return _retry(max(RAM_UPGRADE, size_t(BULK_SIZE)), [&] {
						return Session_client::list_roots(transaction);
					}).template convert<With_list_roots_result>(
						[&] (Telos_bulk::Window const &window) {
							return _buffer.with_result(window, fn)
								.template convert<With_list_roots_result>(
									[] (Ok ok) { return ok; }, failed_fn); },
						[&] (Store_error error) { return error; });
				}, failed_fn);
		}

		using With_changes_since_result = Attempt<Ok, Store_error>;

		/**
		 * What others and this session changed after a version: what a cache
		 * has to drop. Needs no transaction.
		 *
		 * \param version  the version the cache was filled at
		 * \param fn       called with a 'Span' of shared memory: the changes;
		 *                 'TOO_OLD' when they reach further back than
		 *                 'Store_status.oldest_version'
		 */
		With_changes_since_result with_changes_since(uint64_t version, auto const &fn)
		{
			auto const failed_fn = [] (Telos_bulk::Bulk_error error) -> With_changes_since_result {
				return _store_error(error); };

			return _with_buffer(0,
				[&] () -> With_changes_since_result {
					return _retry(max(RAM_UPGRADE, size_t(BULK_SIZE)), [&] {
						return Session_client::changes_since(version);
					}).template convert<With_changes_since_result>(
						[&] (Telos_bulk::Window const &window) {
							return _buffer.with_result(window, fn)
								.template convert<With_changes_since_result>(
									[] (Ok ok) { return ok; }, failed_fn); },
						[&] (Store_error error) { return error; });
				}, failed_fn);
		}

		/**
		 * Moves what is in the log to its place now instead of when the store
		 * is idle. Others are served meanwhile.
		 */
		Checkpoint_result checkpoint()
		{
			return _retry(RAM_UPGRADE, [&] { return Session_client::checkpoint(); });
		}

		/**
		 * Says that the transaction relies on objects that it did not read
		 * here: those that a client's cache answered. The commit conflicts when
		 * one of them was changed, stored or deleted after the snapshot, as if
		 * it had been read.
		 *
		 * \param transaction  a writing one; one that only reads has nothing to
		 *                     lose by it
		 * \param ids          their identities, also of objects that the
		 *                     snapshot does not have
		 */
		Rely_on_result rely_on(Transaction_id transaction, Span const &ids)
		{
			return _with_buffer(Buffer::size_of(ids),
				[&] () -> Rely_on_result {
					Telos_bulk::Window const ids_window = _buffer.place(ids);

					return _retry(RAM_UPGRADE, [&] {
						return Session_client::rely_on(transaction, ids_window); });
				},
				[] (Telos_bulk::Bulk_error error) -> Rely_on_result { return _store_error(error); });
		}
};

#endif /* _INCLUDE__TELOS_OBJECT_STORE_SESSION__CONNECTION_H_ */
