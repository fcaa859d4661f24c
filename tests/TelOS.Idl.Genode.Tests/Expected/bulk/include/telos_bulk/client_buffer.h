/*
 * \brief  Client side of the shared buffer of a session
 * \author TelOS
 * \date   2026-11-22
 *
 * The buffer carries 'bulk' arguments and results. It is obtained from the
 * server on first use, stays attached to the local address space, and is
 * grown on demand.
 */

/*
 * Copyright (C) 2026 TelOS project
 *
 * This file is part of TelOS.Idl, which is distributed under the terms of the
 * Apache License, version 2.0.
 */

#ifndef _INCLUDE__TELOS_BULK__CLIENT_BUFFER_H_
#define _INCLUDE__TELOS_BULK__CLIENT_BUFFER_H_

/* Genode includes */
#include <base/attached_dataspace.h>
#include <base/connection.h>
#include <base/mutex.h>
#include <util/reconstructible.h>

#include <telos_bulk/client.h>

namespace Telos_bulk { class Client_buffer; }


class Telos_bulk::Client_buffer : Noncopyable
{
	public:

		using Result      = Attempt<Ok, Bulk_error>;
		using Open_result = Attempt<Capability<Bulk>, Bulk_error>;

		struct Limits
		{
			size_t initial_size;  /* in bytes */
			size_t max_size;      /* in bytes, for the buffer and each value */
		};

		/**
		 * Number of quota upgrades spent on one operation
		 */
		static constexpr unsigned MAX_UPGRADES = 8;

	private:

		static constexpr uint64_t WAITS_AT_SERVER = ~0ULL;

		static constexpr size_t CAP_UPGRADE = 4;

		Env::Local_rm   &_rm;
		Connection_base &_connection;
		Limits     const _limits;

		Mutex _mutex { };

		Constructible<Bulk_client>        _bulk   { };
		Constructible<Attached_dataspace> _buffer { };

		size_t _used = 0;

		size_t _size() const { return _buffer.constructed() ? _buffer->size() : 0; }

		/**
		 * Attach the dataspace that the server handed out
		 */
		Result _attach(Dataspace_capability const ds, size_t const num_bytes)
		{
			try {
				_buffer.construct(_rm, ds);

				if (_buffer->size() >= num_bytes)
					return Ok();
			}
			catch (...) { }

			_buffer.destruct();
			return Bulk_error::UNSUPPORTED;
		}

		Result _obtain(auto const &open_fn)
		{
			if (!_bulk.constructed()) {

				Result const opened = open_fn().template convert<Result>(
					[&] (Capability<Bulk> cap) { _bulk.construct(cap); return Ok(); },
					[&] (Bulk_error e)         { return e; });

				if (opened.failed())
					return opened;
			}

			return _bulk->buffer().convert<Result>(
				[&] (Dataspace_capability ds) { return _attach(ds, 0); },
				[&] (Bulk_error e)            { return e; });
		}

		Result _grow(size_t const num_bytes)
		{
			/* the server destroys the old buffer */
			_buffer.destruct();

			return _bulk->grow(num_bytes).convert<Result>(
				[&] (Dataspace_capability ds) { return _attach(ds, num_bytes); },
				[&] (Bulk_error e)            { return e; });
		}

		/**
		 * Respond to resource demand of the server
		 *
		 * \return false if another attempt is futile
		 */
		bool _upgraded(Bulk_error const error, size_t const num_bytes)
		{
			switch (error) {

			case Bulk_error::OUT_OF_RAM:
				_connection.upgrade_ram(align_addr(max(num_bytes, size_t(1)), AT_PAGE));
				return true;

			case Bulk_error::OUT_OF_CAPS:
				_connection.upgrade_caps(CAP_UPGRADE);
				return true;

			case Bulk_error::UNSUPPORTED:
			case Bulk_error::TOO_LARGE:
			case Bulk_error::NOTHING_WAITS:
				break;
			}
			return false;
		}

		/**
		 * Call 'fn' until it succeeds or its failure cannot be remedied
		 */
		Result _retry(size_t const num_bytes, auto const &fn)
		{
			for (unsigned upgrades = 0; ; upgrades++) {

				Result const result = fn();

				bool const again = (upgrades < MAX_UPGRADES) && result.template convert<bool>(
					[&] (Ok)           { return false; },
					[&] (Bulk_error e) { return _upgraded(e, num_bytes); });

				if (!again)
					return result;
			}
		}

		Result _ensure(size_t const num_bytes, auto const &open_fn)
		{
			if (num_bytes > _limits.max_size)
				return Bulk_error::TOO_LARGE;

			if (!_buffer.constructed()) {
				Result const result = _retry(_limits.initial_size, [&] {
					return _obtain(open_fn); });
				if (result.failed())
					return result;
			}

			if (num_bytes <= _size())
				return Ok();

			return _retry(num_bytes, [&] { return _grow(num_bytes); });
		}

		/**
		 * Grow buffer, and let the server place the waiting result
		 */
		Result _fetch(size_t const num_bytes, Window &window)
		{
			Result const ensured = _ensure(num_bytes, [] () -> Open_result {
				return Bulk_error::UNSUPPORTED; });

			if (ensured.failed())
				return ensured;

			return _bulk->fetch().convert<Result>(
				[&] (Window const &placed) -> Result {
					if (placed.length != num_bytes)
						return Bulk_error::UNSUPPORTED;
					window = placed;
					return Ok();
				},
				[&] (Bulk_error e) { return e; });
		}

	public:

		/**
		 * Constructor
		 *
		 * \param connection  responds to resource demands of the server
		 * \param limits      sizes as defined by the contract
		 */
		Client_buffer(Env::Local_rm &rm, Connection_base &connection, Limits const &limits)
		:
			_rm(rm), _connection(connection), _limits(limits)
		{ }

		/**
		 * Return number of bytes that an argument occupies in the buffer
		 */
		static size_t size_of(Span const &arg) {
			return align_addr(arg.num_bytes, Align { .log2 = 3 }); }

		/**
		 * Call 'fn' while holding exclusive access to the buffer
		 *
		 * \param num_bytes  size of all arguments according to 'size_of'
		 * \param open_fn    functor that requests the 'Open_result'
		 * \param fn         functor that performs the call
		 * \param failed_fn  functor called with the 'Bulk_error' if no buffer of
		 *                   the needed size is available
		 */
		auto with_turn(size_t const num_bytes, auto const &open_fn, auto const &fn,
		               auto const &failed_fn) -> decltype(fn())
		{
			Mutex::Guard guard(_mutex);

			_used = 0;

			return _ensure(num_bytes, open_fn).template convert<decltype(fn())>(
				[&] (Ok)           { return fn(); },
				[&] (Bulk_error e) { return failed_fn(e); });
		}

		/**
		 * Place argument behind the arguments already placed
		 */
		Window place(Span const &arg)
		{
			if (!arg.num_bytes)
				return { };

			Window const window { .offset = _used, .length = arg.num_bytes };

			memcpy(_buffer->local_addr<char>() + _used, arg.start, arg.num_bytes);

			_used += size_of(arg);

			return window;
		}

		/**
		 * Call 'fn' with the result as 'Span'
		 *
		 * The window originates from the server and is not trusted. The bytes
		 * reside in memory shared with the server.
		 */
		Result with_result(Window window, auto const &fn)
		{
			if (window.length > _limits.max_size)
				return Bulk_error::TOO_LARGE;

			size_t const num_bytes = size_t(window.length);

			if (window.offset == WAITS_AT_SERVER) {

				Result const fetched = _fetch(num_bytes, window);

				if (fetched.failed())
					return fetched;
			}

			if (num_bytes == 0) {
				fn(Span { nullptr, 0 });
				return Ok();
			}

			size_t const limit = _size();

			if (window.offset > limit || num_bytes > limit - window.offset)
				return Bulk_error::UNSUPPORTED;

			fn(Span { _buffer->local_addr<char const>() + window.offset, num_bytes });
			return Ok();
		}
};

#endif /* _INCLUDE__TELOS_BULK__CLIENT_BUFFER_H_ */
