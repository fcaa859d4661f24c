/*
 * \brief  Plans, belt, and archive as seen by the client of the workshop
 */

#ifndef _VISITS_H_
#define _VISITS_H_

#include <base/allocator_avl.h>
#include <base/attached_dataspace.h>
#include <base/attached_ram_dataspace.h>
#include <base/heap.h>
#include <telos_archive_next_session/connection.h>
#include <telos_workshop_session/connection.h>

/* local includes */
#include <belt.h>
#include <plans.h>

namespace Workshop {

	struct Plan_visit;
	struct Belt_visit;

	using Archive = Telos_archive_next::Connection;

	static inline void visit_archive(Env &, auto const &check);
}


/**
 * Buffers for encoded plans
 */
struct Workshop::Plan_visit
{
	struct Bytes { char start[4096]; size_t num_bytes; };

	Bytes _plan { }, _expected { }, _answer { };

	static size_t _written(Plan::Encode_result const &result)
	{
		return result.convert<size_t>([] (size_t n)            { return n; },
		                              [] (Telos::Encode_error) { return 0UL; });
	}

	static void _make(Point const point, Bytes &bytes)
	{
		bytes.num_bytes = _written(make_plan(point, { bytes.start, sizeof(bytes.start) }));
	}

	static bool _equal(Bytes const &a, Bytes const &b)
	{
		return a.num_bytes && a.num_bytes == b.num_bytes
		    && !memcmp(a.start, b.start, a.num_bytes);
	}

	bool _refine(Telos_workshop::Connection &workshop, Bytes const &plan)
	{
		_answer.num_bytes = 0;
		return workshop.with_refine({ plan.start, plan.num_bytes }, [&] (Span const &bytes) {
			_answer.num_bytes = min(bytes.num_bytes, sizeof(_answer.start));
			memcpy(_answer.start, bytes.start, _answer.num_bytes); }).ok();
	}

	/* equal records have equal bytes, whoever writes them */
	void visit(Telos_workshop::Connection &workshop, auto const &check)
	{
		_make({ .x =  3, .y = -4 }, _plan);
		_make({ .x = -4, .y =  3 }, _expected);

		check("nested records with unions",
		      _refine(workshop, _plan) && _equal(_answer, _expected));
		check("nested records twice",
		      _refine(workshop, _expected) && _equal(_answer, _plan));

		Plan least { };
		least.first.shape = Shape::from_nothing();
		_plan.num_bytes = _written(least.encode({ _plan.start, sizeof(_plan.start) }));
		check("least record", _refine(workshop, _plan) && _equal(_answer, _plan));
	}
};


struct Workshop::Belt_visit
{
	Env &_env;

	Telos_workshop::Connection &_workshop;

	Attached_dataspace _ds { _env.rm(), _workshop.belt() };

	Belt &_belt { *_ds.local_addr<Belt>() };

	static size_t _size(unsigned const i) { return 1 + i*200; }

	bool _with_content(Job const &job, auto const &fn)
	{
		return _belt.jobs.with_content(_ds.size(), job.offset, job.size, fn);
	}

	bool _place(unsigned const i)
	{
		Job job { };
		job.offset = int64_t(_belt.jobs.bulk_offset() + i*500);
		job.size   = _size(i);
		job.tag    = ~0UL - i;

		bool const inside = _with_content(job, [&] (char *start, size_t num_bytes) {
			for (size_t n = 0; n < num_bytes; n++)
				start[n] = char(i - 2); });

		return inside && _belt.jobs.submitted.try_place(job) == Telos::Ring_result::DONE;
	}

	bool _take_back(unsigned const i)
	{
		Job job { };
		if (_belt.jobs.acknowledged.try_take(job) != Telos::Ring_result::DONE)
			return false;

		bool same = true;
		bool const inside = _with_content(job, [&] (char const *start, size_t num_bytes) {
			for (size_t n = 0; n < num_bytes; n++)
				same = same && start[n] == char(i - 1); });

		return inside && same && job.done && job.tag == ~0UL - i && job.size == _size(i);
	}

	/* return true if the workshop hands the job back undone */
	bool _refused(int64_t const offset, uint64_t const size)
	{
		Job job { };
		job.offset = offset;
		job.size   = size;
		return _belt.jobs.submitted.try_place(job) == Telos::Ring_result::DONE
		    && _workshop.turn() == 1
		    && _belt.jobs.acknowledged.try_take(job) == Telos::Ring_result::DONE
		    && !job.done;
	}

	/* the same with what Genode has for that */
	bool _genode_source_works()
	{
		Heap          heap  { _env.ram(), _env.rm() };
		Allocator_avl alloc { &heap };
		Belt_source   source { _workshop.belt(), _env.rm(), alloc };

		bool ok = source.constructed.ok();
		for (unsigned i = 0; i < 10; i++)
			source.alloc_packet_attempt(100*i + 1).with_result(
				[&] (Work_piece piece) {
					piece.tag = i;
					*source.packet_content(piece) = char(i);
					ok = ok && source.try_submit_packet(piece) && _workshop.turn() == 1
					        && source.ack_avail();

					Work_piece const back = source.try_get_acked_packet();
					ok = ok && back.done && back.tag == i && back.offset() == piece.offset()
					        && *source.packet_content(piece) == char(i + 1);
					source.release_packet(piece);
				},
				[&] (Belt_source::Alloc_packet_error) { ok = false; });
		return ok;
	}

	void visit(auto const &check)
	{
		check("packets begin empty", _belt.jobs.submitted.empty()
		                          && _belt.jobs.acknowledged.empty() && _workshop.turn() == 0);

		for (unsigned lap = 0; lap < 4; lap++) {
			check("packets fill the queue", _place(0) && _place(1) && _place(2) && !_place(3)
			                             && _workshop.turn() == 3);
			check("packets come back", _take_back(0) && _take_back(1) && _take_back(2));
		}

		int64_t const bulk = int64_t(_belt.jobs.bulk_offset()),
		              size = int64_t(_ds.size());

		check("packets outside", _refused(0, 8) && _refused(size - 1, 2)
		                      && _refused(bulk, ~0UL) && _refused(bulk, 0 - uint64_t(bulk)));

		/* a multiple of four packets was passed: a new source begins where the sink is */
		check("packets by genode", _genode_source_works());
	}
};


static inline void Workshop::visit_archive(Env &env, auto const &check)
{
	using Telos_archive_next::Archive_error;

	auto fails = [] (auto const &result, Archive_error const expected) {
		return result.template convert<bool>(
			[] (auto const &)     { return false; },
			[&] (Archive_error e) { return e == expected; }); };

	Archive archive { env };

	check("older server", archive.contract().minor == 1);
	check("function of the server's version", archive.pages() == 321);
	check("newer function", fails(archive.find("x"), Archive_error::UNSUPPORTED));
	check("newer bulk function", fails(archive.with_read("x", [] (Span const &) { }),
	                                   Archive_error::UNSUPPORTED));
	check("newer function without error", archive.readers() == 0);
	check("no call of a newer function", archive.sprung() == 0);

	/* a client that does not know how old the server is calls, and steps on it */
	Telos_archive_next::Session_client client { archive.cap() };
	check("trap", fails(client.find("x"), Archive_error::SPRUNG) && archive.sprung() == 1);
}

#endif /* _VISITS_H_ */
