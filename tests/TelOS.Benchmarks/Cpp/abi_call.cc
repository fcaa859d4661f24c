/*
 * An empty call on Genode's Linux ABI, written by hand on the system calls
 *
 * Two processes: one sends a request of 56 bytes with the end of a kept socket pair, the other is woken by epoll, receives,
 * answers and closes the end. It is what remains of a call when marshalling, dispatch and safety are taken away.
 *
 * Arguments: the processors of client and server. Prints nanoseconds a call, the median of 15 batches after 2 s.
 */

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sched.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static constexpr int SIZE = 56, CAPACITY = 1072, BATCHES = 15, CALLS = 500;

struct Datagram
{
	char bytes[CAPACITY] { };
	alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] { };
	iovec io { };
	msghdr header { };

	Datagram(size_t size)
	{
		io = { bytes, size };
		header.msg_iov    = &io;
		header.msg_iovlen = 1;
	}

	Datagram(Datagram const &) = delete;
	Datagram &operator = (Datagram const &) = delete;

	void carry(int fd)
	{
		expect_control();
		cmsghdr &rights = *CMSG_FIRSTHDR(&header);
		rights.cmsg_level = SOL_SOCKET;
		rights.cmsg_type  = SCM_RIGHTS;
		rights.cmsg_len   = CMSG_LEN(sizeof(int));
		memcpy(CMSG_DATA(&rights), &fd, sizeof(fd));
	}

	void expect_control()
	{
		header.msg_control    = control;
		header.msg_controllen = sizeof(control);
	}

	int carried()
	{
		int fd = -1;
		memcpy(&fd, CMSG_DATA(CMSG_FIRSTHDR(&header)), sizeof(fd));
		return fd;
	}
};


static void pin_to(char const *processor)
{
	cpu_set_t set { };
	CPU_SET(atoi(processor), &set);
	if (sched_setaffinity(0, sizeof(set), &set))
		exit(1);
}


static double now()
{
	timespec time { };
	clock_gettime(CLOCK_MONOTONIC, &time);
	return 1e9*(double)time.tv_sec + (double)time.tv_nsec;
}


static void serve(int object)
{
	int const poll = epoll_create1(0);
	epoll_event readable { };
	readable.events = EPOLLIN;
	epoll_ctl(poll, EPOLL_CTL_ADD, object, &readable);
	for (;;) {
		epoll_event events[32] { };
		epoll_wait(poll, events, 32, -1);

		Datagram request { CAPACITY };
		request.expect_control();
		if (recvmsg(object, &request.header, MSG_DONTWAIT | MSG_CMSG_CLOEXEC) != SIZE)
			exit(1);

		int const reply_fd = request.carried();
		Datagram reply { SIZE };
		if (sendmsg(reply_fd, &reply.header, MSG_DONTWAIT | MSG_NOSIGNAL) != SIZE)
			exit(1);

		close(reply_fd);
	}
}


static void call(int object, int const *reply_pair)
{
	Datagram request { SIZE };
	request.carry(reply_pair[1]);
	Datagram reply { CAPACITY };
	reply.expect_control();
	if (sendmsg(object, &request.header, MSG_NOSIGNAL) != SIZE
	 || recvmsg(reply_pair[0], &reply.header, MSG_CMSG_CLOEXEC) != SIZE)
		exit(1);
}


int main(int argc, char **argv)
{
	int object[2], reply_pair[2];
	if (argc != 3
	 || socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, object)
	 || socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, reply_pair))
		return 1;

	pid_t const server = fork();
	if (server == 0) {
		pin_to(argv[2]);
		serve(object[0]);
	}
	pin_to(argv[1]);
	for (double const end = now() + 2e9; now() < end; )
		call(object[1], reply_pair);

	double times[BATCHES];
	for (double &time : times) {
		double const start = now();
		for (int i = 0; i < CALLS; i++)
			call(object[1], reply_pair);
		time = (now() - start)/CALLS;
	}
	kill(server, SIGKILL);
	std::sort(times, times + BATCHES);
	printf("%.1f\n", times[BATCHES/2]);
	return 0;
}
