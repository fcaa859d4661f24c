/*
 * \brief  Start of a component as a process of its own, or of test cases
 */

/* Genode includes */
#include <base/component.h>
#include <hostkit/check.h>

/* local includes */
#include "process.h"
#include "socket.h"

/* Linux includes */
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

using namespace Genode;
using namespace Hostkit;


/* a program with test cases need not be a component */
namespace Component { void construct(Genode::Env &) __attribute__((weak)); }


int main(int argc, char **argv)
{
	int const fd = ::Component::construct ? fcntl(PARENT_FD, F_DUPFD_CLOEXEC, 0) : -1;

	if (fd < 0 && have_cases())
		return run_cases(argc, argv);

	if (fd < 0) {
		fprintf(stderr, "%s is a component: its parent starts it with a socket as "
		        "file descriptor %d\n", argv[0], int(PARENT_FD));
		return 2;
	}

	/* what the component starts must not have the socket */
	fcntl(PARENT_FD, F_SETFD, FD_CLOEXEC);

	Capability<Parent> const parent =
		reinterpret_cap_cast<Parent>(received_capability({ fd, 0 }));

	/* never destructed, because threads use it until the end */
	static Process &process = *new Process(parent);

	process.run(::Component::construct);
	return 1;
}
