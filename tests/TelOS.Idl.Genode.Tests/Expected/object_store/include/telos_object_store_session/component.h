/*
 * \brief  Server side of the Telos object store session
 * \author TelOS IDL compiler
 */

/*
 * Generated from object_store.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__TELOS_OBJECT_STORE_SESSION__COMPONENT_H_
#define _INCLUDE__TELOS_OBJECT_STORE_SESSION__COMPONENT_H_

#include <base/attached_rom_dataspace.h>
#include <base/env.h>
#include <base/rpc_server.h>
#include <base/session_object.h>
#include <os/session_policy.h>
#include <root/component.h>
#include <telos/server.h>
#include <telos/session_args.h>
#include <telos_bulk/server_buffer.h>
#include <telos_object_store_session/telos_object_store_session.h>
#include <telos_object_store_session/validity.h>

namespace Telos_object_store {

	template <typename> class Session_component;
	template <typename> class Root;
}


/**
 * Server side of the Telos_object_store session
 *
 * \param SERVER  class derived from this one that implements the functions
 *
 * The functions of 'SERVER' have the signatures of the RPC functions. They are
 * called with valid arguments only, and may throw.
 *
 * A value that travels through the shared buffer is handed in as 'Span', and
 * is handed out by calling the functor 'reply', passed as last argument.
 */
template <typename SERVER>
class Telos_object_store::Session_component
:
	public Session_object<Session, Session_component<SERVER>>
{
	private:

		using Base = Session_object<Session, Session_component>;

		static constexpr Telos::Failure<Store_error> _STORE_ERROR {
			.other       = Store_error::UNSUPPORTED,
			.out_of_ram  = Store_error::OUT_OF_RAM,
			.out_of_caps = Store_error::OUT_OF_CAPS };

		/* accounts memory to the client */
		Accounted_ram_allocator _ram;

		Telos_bulk::Server_buffer _buffer;

		Signal_context_capability _committed_sigh { };

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
		static void _inherited(RET (Session_component::*)(ARGS...));

		static void _check_completeness()
		{
			static_assert(!requires { _inherited(&SERVER::begin_transaction); },
			              "the server has to implement 'begin_transaction'");
			static_assert(!requires { _inherited(&SERVER::commit_transaction); },
			              "the server has to implement 'commit_transaction'");
			static_assert(!requires { _inherited(&SERVER::rollback_transaction); },
			              "the server has to implement 'rollback_transaction'");
			static_assert(!requires { _inherited(&SERVER::store_object); },
			              "the server has to implement 'store_object'");
			static_assert(!requires { _inherited(&SERVER::retrieve_object); },
			              "the server has to implement 'retrieve_object'");
			static_assert(!requires { _inherited(&SERVER::delete_object); },
			              "the server has to implement 'delete_object'");
			static_assert(!requires { _inherited(&SERVER::status); },
			              "the server has to implement 'status'");
			static_assert(!requires { _inherited(&SERVER::store_small); },
			              "the server has to implement 'store_small'");
			static_assert(!requires { _inherited(&SERVER::retrieve_small); },
			              "the server has to implement 'retrieve_small'");
			static_assert(!requires { _inherited(&SERVER::store_objects); },
			              "the server has to implement 'store_objects'");
			static_assert(!requires { _inherited(&SERVER::retrieve_objects); },
			              "the server has to implement 'retrieve_objects'");
			static_assert(!requires { _inherited(&SERVER::object_info); },
			              "the server has to implement 'object_info'");
			static_assert(!requires { _inherited(&SERVER::allocate_ids); },
			              "the server has to implement 'allocate_ids'");
			static_assert(!requires { _inherited(&SERVER::list_objects); },
			              "the server has to implement 'list_objects'");
			static_assert(!requires { _inherited(&SERVER::find_root); },
			              "the server has to implement 'find_root'");
			static_assert(!requires { _inherited(&SERVER::bind_root); },
			              "the server has to implement 'bind_root'");
			static_assert(!requires { _inherited(&SERVER::unbind_root); },
			              "the server has to implement 'unbind_root'");
			static_assert(!requires { _inherited(&SERVER::list_roots); },
			              "the server has to implement 'list_roots'");
			static_assert(!requires { _inherited(&SERVER::changes_since); },
			              "the server has to implement 'changes_since'");
			static_assert(!requires { _inherited(&SERVER::checkpoint); },
			              "the server has to implement 'checkpoint'");
			static_assert(!requires { _inherited(&SERVER::statistics); },
			              "the server has to implement 'statistics'");
			static_assert(!requires { _inherited(&SERVER::rely_on); },
			              "the server has to implement 'rely_on'");
		}

	public:

		using Label     = Genode::Session::Label;
		using Resources = Genode::Session::Resources;
		using Attr      = Session::Attr;

		/**
		 * Constructor
		 *
		 * \param resources  quota donated by the client
		 * \param label      label of the client
		 */
		Session_component(Env &env, Resources const &resources, Label const &label)
		:
			Base(env.ep(), resources, label),
			_ram(env.ram(), Base::_ram_quota_guard(), Base::_cap_quota_guard()),
			_buffer(env, _ram, Base::_ram_quota_guard(), Base::_cap_quota_guard(),
			        { .initial_size = Session::BULK_SIZE,
			          .max_size     = Session::MAX_BULK_SIZE })
		{
			_check_completeness();
		}

		/**
		 * Notify the client
		 *
		 * Something was committed since you last asked. Coalescing: read
		 * 'status' again, do not count.
		 */
		void committed() { _submit(_committed_sigh); }


		/*******************
		 ** RPC functions **
		 *******************/

		Telos_bulk::Contract_info contract() { return Session::contract_info(); }

		Session::Bulk_result bulk() { return _buffer.bulk_cap(); }

		Session::Begin_transaction_result begin_transaction(Access access)
		{
			if (!valid(access))
				return Store_error::UNSUPPORTED;

			return Telos::shielded<Session::Begin_transaction_result>(_STORE_ERROR, [&] {
				return _server().begin_transaction(access); });
		}

		Session::Commit_transaction_result commit_transaction(Transaction_id transaction)
		{
			return Telos::shielded<Session::Commit_transaction_result>(_STORE_ERROR, [&] {
				return _server().commit_transaction(transaction); });
		}

		Session::Rollback_transaction_result rollback_transaction(Transaction_id transaction)
		{
			return Telos::shielded<Session::Rollback_transaction_result>(_STORE_ERROR, [&] {
				return _server().rollback_transaction(transaction); });
		}

		Session::Store_object_result store_object(Transaction_id transaction, Object_id id,
		                                          Telos_bulk::Window const &content)
		{
			return _buffer.with_args({ content },
				[&] () -> Session::Store_object_result {
					return Telos::shielded<Session::Store_object_result>(_STORE_ERROR, [&] {
						return _server().store_object(transaction, id, _buffer.arg(0)); }); },
				[] (Alloc_error error) -> Session::Store_object_result {
					return _STORE_ERROR.of(error); });
		}

		Session::Retrieve_object_result retrieve_object(Transaction_id transaction,
		                                                Object_id id)
		{
			auto const reply = [&] (Span const &bytes) {
				return _buffer.place<Session::Retrieve_object_result>(bytes,
					[] (Alloc_error error) -> Session::Retrieve_object_result {
						return _STORE_ERROR.of(error); }); };

			return Telos::shielded<Session::Retrieve_object_result>(_STORE_ERROR, [&] {
				return _server().retrieve_object(transaction, id, reply); });
		}

		Session::Delete_object_result delete_object(Transaction_id transaction, Object_id id)
		{
			return Telos::shielded<Session::Delete_object_result>(_STORE_ERROR, [&] {
				return _server().delete_object(transaction, id); });
		}

		Store_status status()
		{
			return Telos::shielded<Store_status>([&] {
				return _server().status(); });
		}

		void committed_sigh(Signal_context_capability sigh) { _committed_sigh = sigh; }

		Session::Store_small_result store_small(Transaction_id transaction, Object_id id,
		                                        Rpc_in_buffer<384> const &content)
		{
			return Telos::shielded<Session::Store_small_result>(_STORE_ERROR, [&] {
				return _server().store_small(transaction, id, content); });
		}

		Session::Retrieve_small_result retrieve_small(Transaction_id transaction, Object_id id)
		{
			return Telos::shielded<Session::Retrieve_small_result>(_STORE_ERROR, [&] {
				return _server().retrieve_small(transaction, id); });
		}

		Session::Store_objects_result store_objects(Transaction_id transaction,
		                                            Telos_bulk::Window const &batch)
		{
			return _buffer.with_args({ batch },
				[&] () -> Session::Store_objects_result {
					return Telos::shielded<Session::Store_objects_result>(_STORE_ERROR, [&] {
						return _server().store_objects(transaction, _buffer.arg(0)); }); },
				[] (Alloc_error error) -> Session::Store_objects_result {
					return _STORE_ERROR.of(error); });
		}

		Session::Retrieve_objects_result retrieve_objects(Transaction_id transaction,
		                                                  Telos_bulk::Window const &ids)
		{
			auto const reply = [&] (Span const &bytes) {
				return _buffer.place<Session::Retrieve_objects_result>(bytes,
					[] (Alloc_error error) -> Session::Retrieve_objects_result {
						return _STORE_ERROR.of(error); }); };

			return _buffer.with_args({ ids },
				[&] () -> Session::Retrieve_objects_result {
					return Telos::shielded<Session::Retrieve_objects_result>(_STORE_ERROR, [&] {
						return _server().retrieve_objects(transaction, _buffer.arg(0), reply); }); },
				[] (Alloc_error error) -> Session::Retrieve_objects_result {
					return _STORE_ERROR.of(error); });
		}

		Session::Object_info_result object_info(Transaction_id transaction, Object_id id)
		{
			return Telos::shielded<Session::Object_info_result>(_STORE_ERROR, [&] {
				return _server().object_info(transaction, id); });
		}

		Session::Allocate_ids_result allocate_ids(uint32_t count)
		{
			return Telos::shielded<Session::Allocate_ids_result>(_STORE_ERROR, [&] {
				return _server().allocate_ids(count); });
		}

		Session::List_objects_result list_objects(Transaction_id transaction,
		                                          Telos_bulk::Window const &query)
		{
			auto const reply = [&] (Span const &bytes) {
				return _buffer.place<Session::List_objects_result>(bytes,
					[] (Alloc_error error) -> Session::List_objects_result {
						return _STORE_ERROR.of(error); }); };

			return _buffer.with_args({ query },
				[&] () -> Session::List_objects_result {
					return Telos::shielded<Session::List_objects_result>(_STORE_ERROR, [&] {
						return _server().list_objects(transaction, _buffer.arg(0), reply); }); },
				[] (Alloc_error error) -> Session::List_objects_result {
					return _STORE_ERROR.of(error); });
		}

		Session::Find_root_result find_root(Transaction_id transaction,
		                                    Rpc_in_buffer<64> const &name)
		{
			if (!Telos::valid_text(name))
				return Store_error::UNSUPPORTED;

			return Telos::shielded<Session::Find_root_result>(_STORE_ERROR, [&] {
				return _server().find_root(transaction, name); });
		}

		Session::Bind_root_result bind_root(Transaction_id transaction,
		                                    Rpc_in_buffer<64> const &name, Object_id id)
		{
			if (!Telos::valid_text(name))
				return Store_error::UNSUPPORTED;

			return Telos::shielded<Session::Bind_root_result>(_STORE_ERROR, [&] {
				return _server().bind_root(transaction, name, id); });
		}

		Session::Unbind_root_result unbind_root(Transaction_id transaction,
		                                        Rpc_in_buffer<64> const &name)
		{
			if (!Telos::valid_text(name))
				return Store_error::UNSUPPORTED;

			return Telos::shielded<Session::Unbind_root_result>(_STORE_ERROR, [&] {
				return _server().unbind_root(transaction, name); });
		}

		Session::List_roots_result list_roots(Transaction_id transaction)
		{
			auto const reply = [&] (Span const &bytes) {
				return _buffer.place<Session::List_roots_result>(bytes,
					[] (Alloc_error error) -> Session::List_roots_result {
						return _STORE_ERROR.of(error); }); };

			return Telos::shielded<Session::List_roots_result>(_STORE_ERROR, [&] {
				return _server().list_roots(transaction, reply); });
		}

		Session::Changes_since_result changes_since(uint64_t version)
		{
			auto const reply = [&] (Span const &bytes) {
				return _buffer.place<Session::Changes_since_result>(bytes,
					[] (Alloc_error error) -> Session::Changes_since_result {
						return _STORE_ERROR.of(error); }); };

			return Telos::shielded<Session::Changes_since_result>(_STORE_ERROR, [&] {
				return _server().changes_since(version, reply); });
		}

		Session::Checkpoint_result checkpoint()
		{
			return Telos::shielded<Session::Checkpoint_result>(_STORE_ERROR, [&] {
				return _server().checkpoint(); });
		}

		Store_statistics statistics()
		{
			return Telos::shielded<Store_statistics>([&] {
				return _server().statistics(); });
		}

		Session::Rely_on_result rely_on(Transaction_id transaction,
		                                Telos_bulk::Window const &ids)
		{
			return _buffer.with_args({ ids },
				[&] () -> Session::Rely_on_result {
					return Telos::shielded<Session::Rely_on_result>(_STORE_ERROR, [&] {
						return _server().rely_on(transaction, _buffer.arg(0)); }); },
				[] (Alloc_error error) -> Session::Rely_on_result {
					return _STORE_ERROR.of(error); });
		}
};


/**
 * Root of the Telos_object_store session
 *
 * \param SERVER  class of the session objects
 */
template <typename SERVER>
class Telos_object_store::Root : public Root_component<SERVER>
{
	private:

		using Base = Root_component<SERVER>;

		Attached_rom_dataspace const &_config;

		/**
		 * Obtain session arguments
		 *
		 * \return false if an argument is missing, malformed, or out of range
		 */
		static bool _read(char const *args, Session::Attr &attr)
		{
			return Telos::read_arg(args, "writeable", false, attr.writeable);
		}

	public:

		using Create_result = typename Base::Create_result;
		using Create_error  = typename Base::Create_error;

		struct Request
		{
			Genode::Session::Resources resources;
			Genode::Session::Label     label;
			Session::Attr              attr;
		};

	protected:

		/**
		 * Create session
		 *
		 * \param request  request that states a supported version, and comes
		 *                 with sufficient quota and well-formed arguments
		 * \param policy   policy that the configuration defines for the label
		 */
		virtual Create_result _create(Request const &request, Node const &policy) = 0;

		/**
		 * Respond to a request the configuration defines no policy for
		 */
		virtual Create_result _create_without_policy(Request const &request)
		{
			error("no policy defined for '", request.label, "'");
			return Create_error::DENIED;
		}

		Create_result _create_session(char const *args) override
		{
			Request request {
				.resources = session_resources_from_args(args),
				.label     = label_from_args(args),
				.attr      = { } };

			Telos::Interface_version const version { Session::VERSION_MAJOR,
			                                         Session::VERSION_MINOR };

			if (!version.accepts_args(args)) {
				error("unsupported interface version requested by '", request.label, "'");
				return Create_error::DENIED;
			}

			/* the costs of the session object are already deducted */
			size_t const costs = sizeof(SERVER) + Base::md_alloc()->overhead(sizeof(SERVER));

			if (request.resources.ram_quota.value + costs < Session::RAM_QUOTA)
				return Create_error::INSUFFICIENT_RAM;

			if (!_read(args, request.attr)) {
				error("invalid session arguments of '", request.label, "'");
				return Create_error::DENIED;
			}

			return with_matching_policy(request.label, _config.node(),
				[&] (Node const &policy) -> Create_result { return _create(request, policy); },
				[&] () -> Create_result { return _create_without_policy(request); });
		}

		void _upgrade_session(SERVER &session, char const *args) override
		{
			session.upgrade(ram_quota_from_args(args));
			session.upgrade(cap_quota_from_args(args));
			session.session_quota_upgraded();
		}

	public:

		/**
		 * Constructor
		 *
		 * \param md_alloc  allocator of the session objects
		 * \param config    configuration that defines the policies
		 */
		Root(Env &env, Allocator &md_alloc, Attached_rom_dataspace const &config)
		:
			Base(env.ep(), md_alloc), _config(config)
		{ }
};

#endif /* _INCLUDE__TELOS_OBJECT_STORE_SESSION__COMPONENT_H_ */
