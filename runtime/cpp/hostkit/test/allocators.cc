/*
 * \brief  Test of the allocator of address ranges
 */

/* Genode includes */
#include <base/allocator_avl.h>
#include <base/attached_rom_dataspace.h>
#include <base/heap.h>
#include <hostkit/check.h>
#include <hostkit/in_process.h>

using namespace Genode;


namespace {

	void with_heap(auto const &fn)
	{
		Hostkit::In_process system { };
		system.quiet(true);
		Hostkit::Component component { system, { .name = "component" } };
		component.run([&] (Env &env) { Heap heap(env.ram(), env.rm()); fn(heap); });
	}

	/* address of an allocation, or an odd value */
	addr_t start_of(Allocator::Alloc_result const &result)
	{
		addr_t addr = ~0UL;
		const_cast<Allocator::Alloc_result &>(result).with_result(
			[&] (Allocator::Allocation &a) { addr = addr_t(a.ptr); a.deallocate = false; },
			[] (Alloc_error) { });
		return addr;
	}

	addr_t alloc(Range_allocator &a, size_t size, uint8_t align = 0)
	{
		return start_of(a.alloc_aligned(size, Align { .log2 = align }));
	}

	void *ptr(addr_t addr) { return reinterpret_cast<void *>(addr); }
}


CASE(allocations_are_aligned_disjoint_and_merged_again)
{
	with_heap([] (Heap &heap) {
		Allocator_avl a(&heap);

		CHECK(a.add_range(100, 1000).ok());
		CHECK_EQUAL(a.avail(), 1000U);

		CHECK_EQUAL(alloc(a, 10), 100U);
		CHECK_EQUAL(alloc(a, 10, 6), 128U);    /* 110 to 127 stay free */
		CHECK_EQUAL(alloc(a, 18), 110U);       /* the smallest part that fits */
		CHECK_EQUAL(alloc(a, 962), 138U);
		CHECK_EQUAL(a.avail(), 0U);
		CHECK_EQUAL(alloc(a, 1), ~0UL);

		CHECK(a.size_at(ptr(110)) == 18UL);
		CHECK(a.size_at(ptr(111)) == Allocator_avl::Size_at_error::MISMATCHING_ADDR);
		CHECK(a.size_at(ptr(99)) == Allocator_avl::Size_at_error::UNKNOWN_ADDR);

		a.free(ptr(110));
		CHECK(a.size_at(ptr(110)) == Allocator_avl::Size_at_error::UNKNOWN_ADDR);
		a.free(ptr(100));
		a.free(ptr(128), 10);
		CHECK_EQUAL(alloc(a, 38), 100U);
		a.free(ptr(100));
		a.free(ptr(138));
		CHECK_EQUAL(alloc(a, 1000), 100U);
		a.free(ptr(100));
		a.free(ptr(100));                      /* nothing is there */
		CHECK(a.remove_range(100, 1000).ok());
		CHECK_EQUAL(a.avail(), 0U);
		CHECK(!a.valid_addr(100));
	});
}


CASE(ranges_must_neither_overlap_nor_wrap)
{
	with_heap([] (Heap &heap) {
		Allocator_avl a(&heap);

		CHECK(a.add_range(0x1000, 0x1000).ok());
		CHECK(a.add_range(0x1fff, 1) == Alloc_error::DENIED);
		CHECK(a.add_range(0, 0x1001) == Alloc_error::DENIED);
		CHECK(a.add_range(0x5000, 0) == Alloc_error::DENIED);
		CHECK(a.add_range(~0UL - 1, 3) == Alloc_error::DENIED);

		/* neighbours are one range */
		CHECK(a.add_range(0x2000, 0x1000).ok());
		CHECK(a.add_range(0, 0x1000).ok());
		CHECK_EQUAL(alloc(a, 0x3000), 0U);
		CHECK(a.remove_range(0, 0x1000) == Alloc_error::DENIED);
		a.free(ptr(0));

		/* a hole */
		CHECK(a.remove_range(0x800, 0x800).ok());
		CHECK_EQUAL(a.avail(), 0x2800U);
		CHECK(!a.valid_addr(0xfff));
		CHECK(a.valid_addr(0x7ff));
		CHECK(a.valid_addr(0x1000));
		CHECK_EQUAL(alloc(a, 0x2001), ~0UL);

		/* the end of all addresses */
		CHECK(a.add_range(~0UL - 15, 16).ok());
		CHECK_EQUAL(alloc(a, 16, 4), ~0UL - 15);
		CHECK(a.alloc_aligned(1, Align { .log2 = 64 }) == Alloc_error::DENIED);
		CHECK(a.alloc_aligned(0, Align { .log2 = 0 }) == Alloc_error::DENIED);
		a.free(ptr(~0UL - 15));
	});
}


CASE(allocations_at_addresses_and_within_limits)
{
	with_heap([] (Heap &heap) {
		Allocator_avl a(&heap);

		CHECK(a.add_range(0x1000, 0x1000).ok());
		CHECK_EQUAL(start_of(a.alloc_addr(0x10, 0x1800)), 0x1800U);
		CHECK(a.alloc_addr(0x10, 0x180f) == Alloc_error::DENIED);
		CHECK(a.alloc_addr(0x20, 0x17f0) == Alloc_error::DENIED);
		CHECK(a.alloc_addr(~0UL, 0x1000) == Alloc_error::DENIED);
		CHECK(a.alloc_addr(1, 0x2000) == Alloc_error::DENIED);

		CHECK_EQUAL(start_of(a.alloc_aligned(0x10, Align { .log2 = 3 },
		            { .start = 0x1ff0, .end = 0x1fff })), 0x1ff0U);
		CHECK(a.alloc_aligned(0x10, Align { .log2 = 3 },
		      { .start = 0x1fe1, .end = 0x1fff }) == Alloc_error::DENIED);

		/* an allocation that goes out of scope is freed */
		CHECK(a.try_alloc(3).ok());
		CHECK_EQUAL(a.avail(), 0x1000U - 0x20);

		addr_t addr = 0;
		CHECK(a.any_block_addr(&addr));
		CHECK_EQUAL(addr, 0x1800U);
		a.free(ptr(addr));
		CHECK(a.any_block_addr(&addr));
		a.free(ptr(addr));
		CHECK(!a.any_block_addr(&addr));
		CHECK_EQUAL(addr, 0U);
	});
}


CASE(metadata_beyond_the_object_comes_from_its_allocator)
{
	Hostkit::In_process system { };
	system.quiet(true);
	Hostkit::Component component { system, { .name = "component" } };
	component.run([&] (Env &env) {
		Sliced_heap heap(env.ram(), env.rm());
		size_t const before = env.pd().used_ram().value;
		{
			Allocator_avl a(&heap), without(nullptr);

			CHECK(a.add_range(0, 100000).ok());
			CHECK(without.add_range(0, 100000).ok());

			unsigned n = 0;
			for (; alloc(without, 1) != ~0UL; n++)
				CHECK_EQUAL(alloc(a, 1), addr_t(n));
			CHECK(n > 200);
			CHECK(n < 300);
			CHECK_EQUAL(env.pd().used_ram().value, before);

			for (; n < 1000; n++)
				CHECK_EQUAL(alloc(a, 1), addr_t(n));
			CHECK(env.pd().used_ram().value > before);
		}
		CHECK_EQUAL(env.pd().used_ram().value, before);
		CHECK(system.logged("1000 allocations are left"));
	});
}


CASE(any_sequence_of_operations_agrees_with_a_map_of_bytes)
{
	with_heap([] (Heap &heap) {

		/* any start will do, each step is a function of it */
		uint64_t state = 20261123;
		auto random = [&] (unsigned limit) {
			state = state*6364136223846793005 + 1442695040888963407;
			return unsigned(state >> 33) % limit;
		};

		enum { SIZE = 256, NONE = 0, FREE = 1, USED = 2 };

		Allocator_avl a(&heap);
		char map[SIZE + 1] { };

		auto all = [&] (unsigned at, unsigned n, auto const &fn) {
			if (at + n > SIZE) return false;
			for (unsigned i = at; i < at + n; i++) if (!fn(map[i])) return false;
			return true; };

		auto set = [&] (unsigned at, unsigned n, char value) {
			for (unsigned i = at; i < at + n; i++) map[i] = value; };

		for (unsigned step = 0; step < 20000; step++) {

			unsigned const at = random(SIZE), n = 1 + random(min(32U, SIZE - at));

			switch (random(6)) {

			case 0:
				if (a.add_range(at, n).ok()) {
					CHECK(all(at, n, [] (char c) { return c == NONE; }));
					set(at, n, FREE);
				} else
					CHECK(!all(at, n, [] (char c) { return c == NONE; }));
				break;

			case 1:
				if (random(4))
					break;
				if (a.remove_range(at, n).ok()) {
					CHECK(all(at, n, [] (char c) { return c < USED; }));
					set(at, n, NONE);
				} else
					CHECK(!all(at, n, [] (char c) { return c < USED; }));
				break;

			case 2: case 3: {
				uint8_t const log2 = uint8_t(random(5));
				addr_t const got = alloc(a, n, log2);
				if (got != ~0UL) {
					CHECK_EQUAL(got % (1UL << log2), 0U);
					REQUIRE(all(unsigned(got), n, [] (char c) { return c == FREE; }));
					/* the start is marked */
					set(unsigned(got), n, USED + 1);
					map[got] = USED;
				} else
					for (unsigned i = 0; i < SIZE; i += 1U << log2)
						CHECK(!all(i, n, [] (char c) { return c == FREE; }));
				break;
			}
			default:
				if (map[at] != USED)
					break;
				a.free(ptr(at));
				set(at, 1, FREE);
				for (unsigned i = at + 1; map[i] == USED + 1; i++) map[i] = FREE;
				break;
			}

			size_t free = 0;
			for (unsigned i = 0; i < SIZE; i++) {
				CHECK_EQUAL(a.valid_addr(i), map[i] != NONE);
				free += map[i] == FREE;
			}
			CHECK_EQUAL(a.avail(), free);
		}
	});
}
