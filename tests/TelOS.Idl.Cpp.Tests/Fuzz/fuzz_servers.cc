/*
 * \brief  Hands random requests to a generated server base
 *
 * The functions of the server look at every byte of their arguments, and end
 * the program if one is no value of its type. FUZZ_SEED and FUZZ_SECONDS say
 * what to do; the seed of the request that ended the program is printed.
 */

#include <base/log.h>
#include <hostkit/in_process.h>
#include <hostkit/raw.h>
#include <expected_servers_session/component.h>

extern "C" char *getenv(char const *);
extern "C" long  time(long *);
extern "C" int   printf(char const *, ...) __attribute__((format(printf, 1, 2)));
extern "C" int   fflush(void *);
extern "C" void  __sanitizer_set_death_callback(void (*)());

namespace Fuzz {

	using namespace Expected_servers;

	using Genode::uint8_t;
	using Genode::uint64_t;
	using Genode::size_t;

	static uint64_t seed;

	static void tell()
	{
		printf("failed with FUZZ_SEED=%lu\n", seed);
		fflush(nullptr);
	}

	static void expect(bool condition)
	{
		if (condition)
			return;

		tell();
		__builtin_trap();
	}

	static unsigned sum;

	static void look(char const *start, size_t size)
	{
		for (size_t i = 0; i < size; i++)
			sum += uint8_t(start[i]);
	}

	static void look(Span const &span) { look(span.start, span.num_bytes); }

	template <typename T>
	static unsigned byte(T const &value)
	{
		static_assert(sizeof(T) == 1);
		uint8_t result = 0;
		__builtin_memcpy(&result, &value, 1);
		return result;
	}

	static void look(Volume const &volume) { expect(byte(volume) <= 1); }

	static void look(bool const &value) { expect(byte(value) <= 1); }

	template <size_t N>
	static void look(String<N> const &string)
	{
		expect(string.length() <= N);
		look(string.string(), string.length());
	}

	static void look(Track const &track)
	{
		look(track.volume);
		look(track.repeat);
		look(track.name);
	}

	struct Session;
	struct Random;
}


struct Fuzz::Session : Session_component<Session>
{
	using Session_component<Session>::Session_component;

	Open_result open(Volume volume) { look(volume); return Capability<Player>(); }

	Store_result store(Track const &track, Span const &bytes, Span const &lyrics)
	{
		look(track);
		look(bytes);
		look(lyrics);
		if (track.id % 4 == 1) throw 1;
		if (track.id % 4 == 2) throw Genode::Out_of_ram();
		return Genode::Ok();
	}

	Load_result load(Genode::uint32_t id, auto const &reply)
	{
		static char content[4096];
		return reply(Span { content, id % sizeof(content) });
	}

	void hint(Span const &bytes) { look(bytes); }

	Telos_bulk::Window picture(Genode::uint32_t, Span const &mask, auto const &reply)
	{
		look(mask);
		return reply(mask);
	}

	uint64_t count(Span const &bytes) { look(bytes); return bytes.num_bytes; }

	Genode::uint32_t state() { return 1; }

	bool advance(uint64_t &position, Genode::uint32_t by) { position += by; return true; }

	Stop_result stop(Rpc_in_buffer<64> const &reason)
	{
		expect(reason.valid_string() && reason.size() <= 64);
		look(reason.base(), reason.size());
		return Stop_error::NOT_PLAYING;
	}

	Genode::uint32_t level() { throw 2; }

	void mute(bool on) { look(on); }

	Halt_result halt() { return Genode::Ok(); }

	Rename_result rename(Genode::uint32_t, String<24> const &name) { look(name); return name; }

	Last_result last() { return Telos::Optional<Volume>(Volume::LOUD); }

	void maybe(Telos::Optional<Volume> const &volume, Rpc_in_buffer<16> const &raw)
	{
		expect(byte(volume.present()) <= 1);
		if (volume.present())
			look(volume.value_or(Volume::QUIET));
		expect(raw.size() <= 16);
		look(raw.base(), raw.size());
	}

	Native_capability notify(Capability<Player> const &cap) { return cap; }

	Genode::uint32_t call(Genode::uint32_t number) { return number + 1; }
};


struct Fuzz::Random
{
	uint64_t state;

	explicit Random(uint64_t seed) : state(seed*0x9e3779b97f4a7c15ul + 1) { }

	uint64_t next()
	{
		state ^= state << 13; state ^= state >> 7; state ^= state << 17;
		return state;
	}

	uint64_t below(uint64_t n) { return next() % n; }

	/* values that mean something to a length, an offset, an enumeration or a truth value */
	uint64_t word()
	{
		switch (below(8)) {
		case 0:  return below(3);
		case 1:  return below(70);
		case 2:  return below(1100);
		case 3:  return 1ul << below(64);
		case 4:  return ~below(20);
		case 5:  return next();
		case 6:  return below(40*1024);
		default: return 0x0041424344454647ul >> (8*below(8));
		}
	}

	void fill(Hostkit::Raw_message &msg)
	{
		msg.num_caps  = 0;
		msg.num_bytes = below(40) == 0 ? below(1100) : 8*(1 + below(16));

		for (size_t i = 0; i < 1104; i += 8) {
			uint64_t const value = i ? word() : below(50) ? below(23) : word();
			__builtin_memcpy(msg.bytes + i, &value, 8);
		}
	}
};


static void fuzz(Genode::Env &env)
{
	using namespace Fuzz;

	static Hostkit::Raw_message request { }, reply { };

	Fuzz::Session session { env,
	                        { { 4*1024*1024 }, { 100 } }, "fuzz" };

	auto number = [] (char const *name, uint64_t value) {
		if (char const *digit = getenv(name))
			for (value = 0; *digit; digit++)
				value = value*10 + uint64_t(*digit - '0');
		return value; };

	seed = number("FUZZ_SEED", 1);

	long const end = time(nullptr) + long(number("FUZZ_SECONDS", 5));

	unsigned long requests = 0, answered = 0;

	for (; time(nullptr) < end; seed++) {
		for (unsigned i = 0; i < 500; i++, seed++, requests++) {
			Random random { seed };
			random.fill(request);
			reply.num_bytes = 0;
			Hostkit::dispatch_raw(session, request, reply, uint8_t(random.next()));
			expect(reply.num_bytes <= 1024);
			answered += reply.code == 0;
		}
	}
	printf("%lu requests, %lu answered\n", requests, answered);
	fflush(nullptr);
}


int main()
{
	__sanitizer_set_death_callback(Fuzz::tell);

	Hostkit::In_process process { };
	process.quiet(true);

	Hostkit::Component server { process, { .name = "server" } };
	server.run([&] (Genode::Env &env) { fuzz(env); });
	return 0;
}
