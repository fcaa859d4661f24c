/*
 * \brief  Minimal support for test programs
 */

/* Genode includes */
#include <base/exception.h>
#include <hostkit/check.h>
#include <hostkit/thread_stopped.h>

/* Linux includes */
#include <atomic>
#include <cstdio>

using namespace Genode;
using namespace Hostkit;


static Case                 *first_case   = nullptr;
static std::atomic<unsigned> num_failures { 0 };


Case::Case(char const *name, void (*fn)()) : _name(name), _fn(fn), _next(first_case)
{
	first_case = this;
}


bool Hostkit::have_cases() { return first_case; }


void Hostkit::check_failed(char const *file, unsigned line, Message const &message)
{
	num_failures++;
	fprintf(stderr, "%s:%u: check failed: %s\n", file, line, message.string());
}


int Hostkit::run_cases(int argc, char **argv)
{
	unsigned num_cases = 0;

	for (Case const *c = first_case; c; c = c->_next) {

		bool selected = argc <= 1;
		for (int i = 1; i < argc; i++)
			selected |= !strcmp(argv[i], c->_name);

		if (!selected)
			continue;

		num_cases++;
		unsigned const before = num_failures;

		try { c->_fn(); }
		catch (Case_failed const &) { }
		catch (Thread_stopped const &) { check_failed(c->_name, 0, "stopped forever"); }
		catch (Exception const &)      { check_failed(c->_name, 0, "uncaught exception"); }

		printf("%s %s\n", num_failures == before ? "passed" : "FAILED", c->_name);
	}

	if (!num_cases)
		fprintf(stderr, "there is no such case\n");

	return num_cases && !num_failures ? 0 : 1;
}
