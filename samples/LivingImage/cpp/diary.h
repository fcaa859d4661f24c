/*
 * \brief  Diary that is kept in the Living Image
 */

#ifndef _DIARY_H_
#define _DIARY_H_

/* Genode includes */
#include <base/log.h>
#include <telos_object_store_session/connection.h>

namespace Diary {

	using namespace Genode;
	using namespace Telos_object_store;
	using Telos_object_store::Connection;

	class Book;

	static constexpr char const * name_of(Store_error);
}


static constexpr char const *Diary::name_of(Store_error const error)
{
	switch (error) {
	case Store_error::UNSUPPORTED:           return "unsupported";
	case Store_error::NO_TRANSACTION:        return "no transaction";
	case Store_error::CONFLICT:              return "conflict";
	case Store_error::NOT_FOUND:             return "not found";
	case Store_error::READ_ONLY:             return "read only";
	case Store_error::OUT_OF_RAM:            return "out of RAM";
	case Store_error::OUT_OF_CAPS:           return "out of caps";
	case Store_error::STORAGE_FAILED:        return "storage failed";
	case Store_error::STORAGE_FULL:          return "storage full";
	case Store_error::TOO_LARGE:             return "too large";
	case Store_error::TOO_MANY_TRANSACTIONS: return "too many transactions";
	case Store_error::INVALID_ARGUMENT:      return "invalid argument";
	case Store_error::DAMAGED:               return "damaged";
	case Store_error::TOO_OLD:               return "too old";
	}
	return "unknown error";
}


/**
 * Chain of pages, the newest of which is bound to the root "diary"
 */
class Diary::Book : Noncopyable
{
	public:

		/* what each object of the diary holds */
		struct Page
		{
			uint64_t number;
			uint64_t previous;   /* identity of the page before, or 0 */
			uint64_t drawing;    /* identity of an object with any content */
		};

		using Result = Attempt<Ok, Store_error>;

	private:

		static constexpr unsigned MAX_ATTEMPTS = 10;

		Connection &_store;

		Object_id _newest { };

		template <typename T>
		T _value_or_zero(Attempt<T, Store_error> const &attempt, Result &result)
		{
			return attempt.template convert<T>(
				[&] (T const &value) { return value; },
				[&] (Store_error e)  { result = e; return T { }; });
		}

		Result _append(Transaction_id const transaction, Span const &drawing)
		{
			Result result { Ok { } };

			_newest = { };
			_store.find_root(transaction, "diary").with_result(
				[&] (Object_id id)  { _newest = id; },
				[&] (Store_error e) { if (e != Store_error::NOT_FOUND) result = e; });
			if (result.failed())
				return result;

			Page page { };
			if (_newest.value) {
				result = read(transaction, _newest, page);
				if (result.failed())
					return result;
			}

			Id_range const ids = _value_or_zero<Id_range>(_store.allocate_ids(2), result);
			if (result.failed())
				return result;

			Object_id const own { ids.first.value };

			page = { .number   = page.number + 1,
			         .previous = _newest.value,
			         .drawing  = ids.first.value + 1 };

			Rpc_in_buffer<MAX_SMALL> const content { reinterpret_cast<char const *>(&page), sizeof(page) };

			_value_or_zero<uint64_t>(_store.store_object(transaction, { page.drawing }, drawing), result);
			if (result.ok()) _value_or_zero<uint64_t>(_store.store_small(transaction, own, content), result);
			if (result.ok()) _store.bind_root(transaction, "diary", own).with_error(
				[&] (Store_error e) { result = e; });

			if (result.ok())
				_newest = own;

			return result;
		}

	public:

		Book(Connection &store) : _store(store) { }

		/**
		 * Append a page in a transaction of its own, again after a conflict
		 */
		Result append(Span const &drawing)
		{
			Result result { Ok { } };

			for (unsigned attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {

				result = Ok { };
				Transaction_id const transaction =
					_value_or_zero<Transaction_id>(_store.begin_transaction(Access::WRITE), result);
				if (result.failed())
					return result;

				result = _append(transaction, drawing);
				if (result.failed()) {
					_store.rollback_transaction(transaction).with_error([] (Store_error) { });
					return result;
				}

				_value_or_zero<Commit_info>(_store.commit_transaction(transaction), result);
				if (!(result == Store_error::CONFLICT))
					return result;
			}
			return result;
		}

		/**
		 * Read page
		 */
		Result read(Transaction_id const transaction, Object_id const id, Page &page)
		{
			Result result { Ok { } };

			_store.retrieve_small(transaction, id).with_result(
				[&] (Small_object const &object) {
					if (object.size == sizeof(page))
						memcpy(&page, object.content, sizeof(page));
					else
						result = Store_error::DAMAGED; },
				[&] (Store_error e) { result = e; });

			return result;
		}

		/**
		 * Call 'fn' with each page and its drawing, the newest one first
		 */
		Result for_each_page(auto const &fn)
		{
			Result result { Ok { } };

			Transaction_id const transaction =
				_value_or_zero<Transaction_id>(_store.begin_transaction(Access::READ), result);
			if (result.failed())
				return result;

			Object_id id = _value_or_zero<Object_id>(_store.find_root(transaction, "diary"), result);

			while (id.value && result.ok()) {

				Page page { };
				result = read(transaction, id, page);

				if (result.ok())
					_store.with_retrieve_object(transaction, { page.drawing },
						[&] (Span const &drawing) { fn(page, drawing); }
					).with_error([&] (Store_error e) { result = e; });

				id = { page.previous };
			}

			_store.rollback_transaction(transaction).with_error([&] (Store_error e) { result = e; });
			return result;
		}
};

#endif /* _DIARY_H_ */
