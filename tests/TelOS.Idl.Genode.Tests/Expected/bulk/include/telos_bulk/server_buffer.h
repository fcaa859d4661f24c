/*
 * \brief  Server side of the shared buffer of a session
 * \author TelOS
 * \date   2026-11-22
 *
 * The buffer carries 'bulk' arguments and results. It is allocated on behalf
 * of the client, which is able to modify its content at any time. Hence,
 * arguments are copied to memory of the server before they are looked at.
 */

/*
 * Copyright (C) 2026 TelOS project
 *
 * This file is part of TelOS.Idl, which is distributed under the terms of the
 * Apache License, version 2.0.
 */

#ifndef _INCLUDE__TELOS_BULK__SERVER_BUFFER_H_
#define _INCLUDE__TELOS_BULK__SERVER_BUFFER_H_

/* Genode includes */
#include <base/attached_ram_dataspace.h>
#include <base/entrypoint.h>
#include <base/rpc_server.h>
#include <util/reconstructible.h>

#include <telos_bulk/telos_bulk.h>

namespace Telos_bulk { class Server_buffer; }


class Telos_bulk::Server_buffer : public Rpc_object<Bulk, Server_buffer>
{
	public:

		struct Limits
		{
			size_t initial_size;  /* in bytes */
			size_t max_size;      /* in bytes, for the buffer and each value */
		};

		/**
		 * Maximum number of arguments of one RPC function
		 */
		static constexpr unsigned MAX_ARGS = 7;

		using Cap_result = Attempt<Capability<Bulk>, Bulk_error>;

	private:

		using Memory = Constructible<Attached_ram_dataspace>;

		/*
		 * Offset of a result that has not been placed in the buffer
		 */
		static constexpr uint64_t WAITS_AT_SERVER = ~0ULL;

		Entrypoint              &_ep;
		Accounted_ram_allocator &_ram;
		Ram_quota_guard         &_ram_guard;
		Cap_quota_guard         &_cap_guard;
		Env::Local_rm           &_rm;
		Limits             const _limits;

		Memory _buffer  { };  /* shared with the client */
		Memory _private { };  /* copies of the arguments of the current call */
		Memory _waiting { };  /* result that exceeds the buffer */

		size_t _waiting_num_bytes = 0;

		struct Copy { size_t offset, num_bytes; } _copies[MAX_ARGS] { };

		static size_t _size(Memory const &memory) {
			return memory.constructed() ? memory->size() : 0; }

		static size_t _pages(size_t const num_bytes) {
			return align_addr(max(num_bytes, size_t(1)), AT_PAGE); }

		static size_t _aligned(size_t const num_bytes) {
			return align_addr(num_bytes, Align { .log2 = 3 }); }

		using Alloc_result = Attempt<Ok, Alloc_error>;

		Alloc_result _alloc(Memory &memory, size_t const num_bytes)
		{
			memory.destruct();

			/* exceptions must not leave an RPC function */
			try {
				memory.construct(_ram, _rm, _pages(num_bytes));
				return Ok();
			}
			catch (Out_of_ram)  { return Alloc_error::OUT_OF_RAM;  }
			catch (Out_of_caps) { return Alloc_error::OUT_OF_CAPS; }
			catch (...)         { return Alloc_error::DENIED;      }
		}

		/**
		 * Return true if the window lies within the buffer
		 *
		 * The check is written such that client-controlled values cannot
		 * trigger an integer overflow.
		 */
		bool _valid(Window const &window) const
		{
			size_t const limit = _size(_buffer);

			return window.offset <= limit
			    && window.length <= limit - window.offset
			    && window.length <= _limits.max_size;
		}

		static Bulk_error _bulk_error(Alloc_error const error)
		{
			return error == Alloc_error::OUT_OF_CAPS ? Bulk_error::OUT_OF_CAPS
			                                         : Bulk_error::OUT_OF_RAM;
		}

		/**
		 * Replace buffer by one of at least 'num_bytes'
		 *
		 * \param num_private  bytes of private memory to hold available
		 *
		 * The former memory is released first because the client pays for one
		 * buffer only. It is kept if the quota does not suffice for a new one.
		 */
		Alloc_result _replace(size_t const num_bytes, size_t const num_private)
		{
			size_t const needed = _pages(num_bytes)
			                    + (num_private ? _pages(num_private) : 0);

			size_t const former = _size(_buffer)
			                    + (num_private ? _size(_private) : 0);

			if (needed > former && needed - former > _ram_guard.avail().value)
				return Alloc_error::OUT_OF_RAM;

			if (!_buffer.constructed() && _cap_guard.avail().value == 0)
				return Alloc_error::OUT_OF_CAPS;

			_buffer.destruct();

			if (num_private) {
				Alloc_result const result = _alloc(_private, num_private);
				if (result.failed())
					return result;
			}

			return _alloc(_buffer, num_bytes);
		}

		/**
		 * Copy the arguments of one call to private memory
		 *
		 * The copies of the former call are dropped.
		 */
		template <unsigned N>
		Alloc_result _copy_args(Window const (&windows)[N])
		{
			size_t num_bytes = 0;

			for (unsigned i = 0; i < N; i++) {

				if (!_valid(windows[i]))
					return Alloc_error::DENIED;

				_copies[i] = { .offset    = num_bytes,
				               .num_bytes = size_t(windows[i].length) };

				num_bytes += _aligned(_copies[i].num_bytes);
			}

			if (num_bytes > _size(_private)) {

				Alloc_result const result = _alloc(_private, num_bytes);

				if (result.failed())
					return result;
			}

			for (unsigned i = 0; i < N; i++)
				if (_copies[i].num_bytes)
					memcpy(_private->local_addr<char>() + _copies[i].offset,
					       _buffer->local_addr<char>()  + windows[i].offset,
					       _copies[i].num_bytes);

			return Ok();
		}

		Server_buffer(Server_buffer const &)              = delete;
		Server_buffer &operator = (Server_buffer const &) = delete;

	public:

		/**
		 * Constructor
		 *
		 * \param ram        allocator that accounts the memory to the client
		 * \param ram_guard  RAM quota of the session
		 * \param cap_guard  capability quota of the session
		 */
		Server_buffer(Env &env, Accounted_ram_allocator &ram,
		              Ram_quota_guard &ram_guard, Cap_quota_guard &cap_guard,
		              Limits const &limits)
		:
			_ep(env.ep()), _ram(ram), _ram_guard(ram_guard), _cap_guard(cap_guard),
			_rm(env.rm()), _limits(limits)
		{ }

		~Server_buffer()
		{
			if (!cap().valid())
				return;

			_ep.dissolve(*this);
			_cap_guard.replenish(Cap_quota { 1 });
		}

		/**
		 * Return capability for obtaining and growing the buffer
		 *
		 * The capability is created, and charged to the client, on first use.
		 */
		Cap_result bulk_cap()
		{
			if (!cap().valid()) {
				if (!_cap_guard.try_withdraw(Cap_quota { 1 }))
					return Bulk_error::OUT_OF_CAPS;

				_ep.manage(*this);
			}
			return Capability<Bulk>(cap());
		}

		/**
		 * Call 'fn' with private copies of the arguments at 'arg'
		 *
		 * \param failed_fn  functor called with an 'Alloc_error' if the copies
		 *                   exceed the quota, or with 'DENIED' if a window is
		 *                   not part of the buffer
		 */
		template <unsigned N>
		auto with_args(Window const (&windows)[N], auto const &fn,
		               auto const &failed_fn) -> decltype(fn())
		{
			static_assert(N <= MAX_ARGS);

			Alloc_error error { };

			bool const copied = _copy_args(windows).template convert<bool>(
				[&] (Ok)            { return true; },
				[&] (Alloc_error e) { error = e; return false; });

			return copied ? fn() : failed_fn(error);
		}

		/**
		 * Return copied argument, valid until the next call
		 */
		Span arg(unsigned const i) const
		{
			Copy const &copy = _copies[i];

			return { copy.num_bytes ? _private->local_addr<char const>() + copy.offset
			                        : nullptr, copy.num_bytes };
		}

		/**
		 * Hand out result to the client
		 *
		 * A result that exceeds the buffer waits until the client has grown
		 * the buffer and fetches it.
		 *
		 * \param failed_fn  functor called with an 'Alloc_error' if the waiting
		 *                   result exceeds the quota, or with 'DENIED' if it is
		 *                   larger than the contract allows
		 */
		template <typename RESULT>
		RESULT place(Span const &bytes, auto const &failed_fn)
		{
			size_t const num_bytes = bytes.num_bytes;

			_waiting.destruct();

			if (num_bytes > _limits.max_size)
				return failed_fn(Alloc_error::DENIED);

			if (num_bytes <= _size(_buffer)) {
				if (num_bytes)
					memcpy(_buffer->local_addr<char>(), bytes.start, num_bytes);

				return Window { .offset = 0, .length = num_bytes };
			}

			return _alloc(_waiting, num_bytes).convert<RESULT>(
				[&] (Ok) {
					memcpy(_waiting->local_addr<char>(), bytes.start, num_bytes);
					_waiting_num_bytes = num_bytes;
					return Window { .offset = WAITS_AT_SERVER, .length = num_bytes };
				},
				[&] (Alloc_error e) { return failed_fn(e); });
		}


		/************************
		 ** Bulk RPC functions **
		 ************************/

		Bulk::Buffer_result buffer()
		{
			if (!_buffer.constructed()) {
				Alloc_result const result = _replace(_limits.initial_size, 0);
				if (result.failed())
					return result.convert<Bulk::Buffer_result>(
						[] (Ok)            { return Bulk_error::UNSUPPORTED; },
						[] (Alloc_error e) { return _bulk_error(e); });
			}
			return Dataspace_capability(_buffer->cap());
		}

		Bulk::Grow_result grow(uint64_t const size)
		{
			if (size > _limits.max_size)
				return Bulk_error::TOO_LARGE;

			return _replace(size_t(size), size_t(size)).convert<Bulk::Grow_result>(
				[&] (Ok)            { return Dataspace_capability(_buffer->cap()); },
				[&] (Alloc_error e) { return _bulk_error(e); });
		}

		Bulk::Fetch_result fetch()
		{
			if (!_waiting.constructed())
				return Bulk_error::NOTHING_WAITS;

			size_t const num_bytes = _waiting_num_bytes;

			if (num_bytes > _size(_buffer))
				return Bulk_error::TOO_LARGE;

			memcpy(_buffer->local_addr<char>(), _waiting->local_addr<char>(), num_bytes);

			_waiting.destruct();

			return Window { .offset = 0, .length = num_bytes };
		}
};

#endif /* _INCLUDE__TELOS_BULK__SERVER_BUFFER_H_ */
