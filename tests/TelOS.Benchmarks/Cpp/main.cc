/*
 * \brief  Measures what a call costs without its transport
 *
 * Reads nothing, prints the nanoseconds of a call: the shortest of all batches.
 */

#include "calls.h"

using namespace Genode;

extern "C" int  clock_gettime(int, long *);
extern "C" int  printf(char const *, ...);

static constexpr unsigned WARM_UP = 50'000, BATCHES = 200, ROUNDS = 2'000, CALLS = 4;


static bool call(Calls::Client &client, unsigned rounds)
{
	char data[100] { };

	for (unsigned i = 0; i < rounds; i++) {

		uint64_t position = i;
		Calls::Point const moved = client.move({ .x = int(i), .y = int(2*i) }, 3);

		bool const right = client.add(i, 5) == i + 5
		                && moved.x == int(i + 3)
		                && moved.y == int(2*i) - 3
		                && client.rename(7, Calls::Name("a name")) == 6u
		                && client.write(position, Calls::Data(data, sizeof(data)))
		                && position == i + sizeof(data);
		if (!right)
			return false;
	}
	return true;
}


static double now()
{
	long time[2] { };
	clock_gettime(1 /* monotonic */, time);
	return double(time[0])*1e9 + double(time[1]);
}


int main()
{
	Calls::Client client { Capability<Calls::Interface>() };

	bool   right    = call(client, WARM_UP);
	double shortest = 1e18;

	for (unsigned batch = 0; batch < BATCHES; batch++) {
		double const start = now();
		right &= call(client, ROUNDS);
		double const time = now() - start;
		if (time < shortest)
			shortest = time;
	}
	printf("%.3f\n", shortest/(ROUNDS*CALLS));
	return right ? 0 : 1;
}
