/*
 * \brief  Component that keeps a diary in the Living Image
 *
 * Each start adds pages, and reads all pages of earlier starts.
 */

/* Genode includes */
#include <base/attached_rom_dataspace.h>
#include <base/component.h>

/* local includes */
#include <diary.h>

namespace Diary { struct Main; }


struct Diary::Main
{
	static constexpr size_t DRAWING_SIZE = 100*1024;

	Env &_env;

	Attached_rom_dataspace const _config { _env, "config" };

	Connection _store { _env, "diary", { .writeable = true } };

	Io_signal_handler<Main> _committed_handler { _env.ep(), *this, &Main::_handle_committed };

	Book _book { _store };

	bool _committed = false;

	char _drawing[DRAWING_SIZE] { };

	void _handle_committed() { _committed = true; }

	static char _pixel(size_t i) { return char(i*i >> 7); }

	bool _append()
	{
		for (size_t i = 0; i < DRAWING_SIZE; i++)
			_drawing[i] = _pixel(i);

		return _book.append({ _drawing, DRAWING_SIZE }).convert<bool>(
			[&] (Ok)            { return true; },
			[&] (Store_error e) { error("no page added: ", name_of(e)); return false; });
	}

	/**
	 * Return number of pages, or 0 if one is not as it was written
	 */
	uint64_t _num_pages()
	{
		uint64_t count = 0, newest = 0;
		bool     valid = true;

		Book::Result const result = _book.for_each_page([&] (Book::Page const &page, Span const &drawing) {

			if (!count)
				newest = page.number;

			valid &= page.number == newest - count && drawing.num_bytes == DRAWING_SIZE;

			for (size_t i = 0; valid && i < DRAWING_SIZE; i++)
				valid = drawing.start[i] == _pixel(i);

			count++;
		});

		result.with_error([&] (Store_error e) { error("diary cannot be read: ", name_of(e)); });

		return result.ok() && valid && count == newest ? count : 0;
	}

	/**
	 * Return true if the second one of two transactions that change the same root is refused
	 */
	bool _conflict_is_refused()
	{
		Transaction_id transactions[2] { };
		for (Transaction_id &transaction : transactions)
			_store.begin_transaction(Access::WRITE).with_result(
				[&] (Transaction_id t) { transaction = t; },
				[&] (Store_error e)    { error("transaction not begun: ", name_of(e)); });

		for (Transaction_id const &transaction : transactions)
			_store.find_root(transaction, "diary").with_result(
				[&] (Object_id id) {
					_store.bind_root(transaction, "diary", id).with_error(
						[&] (Store_error e) { error("root not bound: ", name_of(e)); }); },
				[&] (Store_error e) { error("diary not found: ", name_of(e)); });

		bool const first_done = _store.commit_transaction(transactions[0]).ok();

		return first_done && _store.commit_transaction(transactions[1]) == Store_error::CONFLICT;
	}

	int _write()
	{
		_store.committed_sigh(_committed_handler);

		for (unsigned i = _config.node().attribute_value("pages", 3U); i > 0; i--)
			if (!_append())
				return 1;

		uint64_t const num_pages = _num_pages();
		if (!num_pages)
			return 2;

		log("the diary has ", num_pages, " pages");

		if (!_conflict_is_refused())
			return 3;

		log("the second of two changes is refused: ", name_of(Store_error::CONFLICT));

		while (!_committed)
			_env.ep().wait_and_dispatch_one_io_signal();

		log("commits are signalled");
		return 0;
	}

	Main(Env &env) : _env(env) { env.parent().exit(_write()); }
};


void Component::construct(Genode::Env &env) { static Diary::Main main(env); }
