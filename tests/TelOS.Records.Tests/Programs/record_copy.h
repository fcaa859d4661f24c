/*
 * \brief  Decodes records and encodes them again
 * \author TelOS
 * \date   2026-11-22
 */

#ifndef _RECORD_COPY_H_
#define _RECORD_COPY_H_

#include <telos/record.h>

#include "host.h"

namespace Record_copy {

	using namespace Genode;

	/**
	 * Call 'fn' with what a record is encoded as, in memory of exactly this size
	 */
	template <typename T>
	static inline void with_encoded(T const &record, size_t max, auto const &fn, auto const &fail_fn)
	{
		char * const scratch = Host::memory(max);

		record.encode({ scratch, max }).with_result([&] (size_t const num_bytes) {

			/* one byte less does not suffice, and nothing is written beyond it */
			char * const tight = Host::memory(num_bytes);
			bool const ok = record.encode({ tight, num_bytes - 1 }) == Telos::Encode_error::EXCEEDED
			             && record.encode({ tight, num_bytes }) == num_bytes;

			if (ok) fn(tight, num_bytes);
			else    fail_fn("size");

			Host::release(tight);
		}, [&] (Telos::Encode_error e) {
			fail_fn(e == Telos::Encode_error::EXCEEDED ? "exceeded" : "invalid"); });

		Host::release(scratch);
	}

	static inline char const *name(Telos::Decode_error error)
	{
		static char const *names[] { "malformed", "truncated", "type", "range", "long", "utf8",
		                             "missing", "duplicate", "unordered", "deep", "trailing" };
		return names[unsigned(error)];
	}

	/**
	 * Answer a line with the encoding of the record that it holds
	 */
	template <typename T>
	static inline void answer(Host::Line const &line)
	{
		Host::Output out { };

		T::decode({ line.bytes, line.num_bytes }).with_result([&] (T const &record) {
			with_encoded(record, 2*line.num_bytes + 64,
				[&] (char const *start, size_t num_bytes) { out.text("ok "); out.hex(start, num_bytes); },
				[&] (char const *reason) { out.text("not encoded: "); out.text(reason); });
		}, [&] (Telos::Decode_error e) {
			out.text("error ");
			out.text(name(e));
		});
	}

	/**
	 * Stop the program if what is decoded does not stay what it is
	 */
	template <typename T>
	static inline void exercise(char const *bytes, size_t num_bytes)
	{
		T::decode({ bytes, num_bytes }).with_result([&] (T const &record) {
			with_encoded(record, 2*num_bytes + 64, [&] (char const *first, size_t first_size) {
				T::decode({ first, first_size }).with_result([&] (T const &again) {
					with_encoded(again, first_size, [&] (char const *second, size_t second_size) {
						if (first_size != second_size || memcmp(first, second, first_size))
							__builtin_trap();
					}, [] (char const *) { __builtin_trap(); });
				}, [] (Telos::Decode_error) { __builtin_trap(); });
			}, [] (char const *) { __builtin_trap(); });
		}, [] (Telos::Decode_error) { });
	}
}

#endif /* _RECORD_COPY_H_ */
