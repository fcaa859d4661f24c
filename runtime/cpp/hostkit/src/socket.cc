/*
 * \brief  Messages between processes
 */

/* local includes */
#include "signal_sink.h"
#include "socket.h"

/* Linux includes */
#include <cerrno>
#include <cstring>
#include <map>
#include <mutex>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

using namespace Genode;
using namespace Hostkit;

static constexpr size_t MAX_CAPS = Msgbuf_base::MAX_CAPS_PER_MSG;

static_assert(sizeof(Message_header) == 48);


namespace {

	/* descriptors of a message: the reply socket and one per capability */
	struct Ancillary
	{
		static constexpr size_t MAX = MAX_CAPS + 1;

		alignas(cmsghdr) char bytes[CMSG_SPACE(MAX*sizeof(int))] { };
	};


	ino_t inode(int fd)
	{
		struct stat info { };
		return fstat(fd, &info) == 0 ? info.st_ino : 0;
	}


	/**
	 * Capability of an RPC object of another process
	 */
	struct Remote_data : Native_capability::Data
	{
		Sent_capability const socket;
		ino_t           const id;

		/* one object per socket, so that capabilities are comparable */
		static std::mutex &mutex() { static std::mutex mutex; return mutex; }

		static std::map<ino_t, Remote_data *> &known()
		{
			static std::map<ino_t, Remote_data *> known { };
			return known;
		}

		Remote_data(Sent_capability socket, ino_t id) : socket(socket), id(id)
		{
			known()[id] = this;
		}

		~Remote_data() override
		{
			std::lock_guard guard(mutex());
			auto const it = known().find(id);
			if (it != known().end() && it->second == this)
				known().erase(it);

			close(socket.fd);
		}

		Rpc_exception_code call(Msgbuf_base &snd, Msgbuf_base &rcv) override {
			return call_socket(socket.fd, snd, rcv); }

		void submit(unsigned cnt) override {
			Signal_broker::current().submit(Native_capability(this), cnt); }

		Sent_capability sent() override { return socket; }
	};


	struct Descriptor_data : Native_capability::Data
	{
		int const fd;

		explicit Descriptor_data(int fd) : fd(fd) { }

		~Descriptor_data() override { close(fd); }

		Sent_capability sent() override { return { fd, BADGE_DESCRIPTOR }; }

		int descriptor() const override { return fd; }
	};
}


Native_capability Hostkit::descriptor_capability(int fd)
{
	return Native_capability(new Descriptor_data(fd));
}


Native_capability Hostkit::received_capability(Sent_capability received)
{
	if (received.fd < 0)
		return { };

	if (received.badge == BADGE_DESCRIPTOR)
		return descriptor_capability(received.fd);

	Native_capability const own = own_capability(received.badge, received.fd);
	if (own.valid()) {
		close(received.fd);
		return own;
	}

	ino_t const id = inode(received.fd);

	std::lock_guard guard(Remote_data::mutex());

	auto const it = Remote_data::known().find(id);

	if (it != Remote_data::known().end()) {

		/* revive unless the destructor is about to wait for the mutex */
		long references = it->second->references;
		while (references > 0 &&
		       !it->second->references.compare_exchange_weak(references, references + 1));

		if (references > 0) {
			Native_capability const cap(it->second);
			it->second->references--;
			close(received.fd);
			return cap;
		}
	}
	return Native_capability(new Remote_data(received, id));
}


Socket_pair Hostkit::create_socket_pair()
{
	int fds[2] { };
	if (socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, fds) < 0) {
		error("unable to create sockets: ", (char const *)strerror(errno));
		return { };
	}
	return { fds[0], fds[1] };
}


int Hostkit::send_message(int fd, Msgbuf_base const &msg, long word, int reply_fd)
{
	Message_header header { };
	int      fds[Ancillary::MAX] { };
	unsigned num_fds = 0;

	if (reply_fd >= 0)
		fds[num_fds++] = reply_fd;

	header.word     = (unsigned long)word;
	header.num_caps = msg.used_caps();

	for (unsigned i = 0; i < MAX_CAPS; i++) {

		header.badges[i] = BADGE_INVALID;

		if (i >= msg.used_caps() || !msg.cap(i).valid())
			continue;

		Sent_capability const sent = msg.cap(i).data()->sent();
		if (sent.fd < 0)
			continue;

		header.badges[i] = sent.badge;
		fds[num_fds++]   = sent.fd;
	}

	iovec iov[2] {
		{ .iov_base = &header, .iov_len = sizeof(header) },
		{ .iov_base = const_cast<void *>(msg.data()),
		  .iov_len  = min(msg.data_size(), msg.capacity()) } };

	msghdr message { };
	message.msg_iov    = iov;
	message.msg_iovlen = 2;

	Ancillary ancillary { };
	if (num_fds) {
		message.msg_control    = ancillary.bytes;
		message.msg_controllen = CMSG_SPACE(num_fds*sizeof(int));

		cmsghdr &control = *CMSG_FIRSTHDR(&message);
		control.cmsg_level = SOL_SOCKET;
		control.cmsg_type  = SCM_RIGHTS;
		control.cmsg_len   = CMSG_LEN(num_fds*sizeof(int));
		::memcpy(CMSG_DATA(&control), fds, num_fds*sizeof(int));
	}

	for (;;) {
		if (sendmsg(fd, &message, MSG_NOSIGNAL) >= 0)
			return 0;

		if (errno != EINTR)
			return errno;
	}
}


Received Hostkit::receive_message(int fd, Msgbuf_base &msg, bool wait)
{
	msg.reset();

	Message_header header { };

	iovec iov[2] {
		{ .iov_base = &header,    .iov_len = sizeof(header)  },
		{ .iov_base = msg.data(), .iov_len = msg.capacity() } };

	Ancillary ancillary { };

	msghdr message { };
	message.msg_iov        = iov;
	message.msg_iovlen     = 2;
	message.msg_control    = ancillary.bytes;
	message.msg_controllen = sizeof(ancillary.bytes);

	ssize_t size;
	do { size = recvmsg(fd, &message, MSG_CMSG_CLOEXEC | (wait ? 0 : MSG_DONTWAIT)); }
	while (size < 0 && errno == EINTR);

	int      fds[Ancillary::MAX] { };
	unsigned num_fds = 0, used_fds = 0;

	if (size >= 0)
		for (cmsghdr *c = CMSG_FIRSTHDR(&message); c; c = CMSG_NXTHDR(&message, c))
			if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS) {
				num_fds = unsigned((c->cmsg_len - CMSG_LEN(0))/sizeof(int));
				::memcpy(fds, CMSG_DATA(c), num_fds*sizeof(int));
			}

	auto close_rest = [&] { while (used_fds < num_fds) close(fds[used_fds++]); };

	if (size < ssize_t(sizeof(header))) {
		close_rest();
		return { };
	}

	msg.data_size(size_t(size) - sizeof(header));

	Received result { .ok = true, .word = long(header.word), .reply_fd = -1 };

	size_t const num_caps = min(header.num_caps, MAX_CAPS);

	/* a call has a descriptor in addition to those of the capabilities */
	size_t num_cap_fds = 0;
	for (unsigned i = 0; i < num_caps; i++)
		if (header.badges[i] != BADGE_INVALID)
			num_cap_fds++;

	if (num_fds > num_cap_fds)
		result.reply_fd = fds[used_fds++];

	for (unsigned i = 0; i < num_caps; i++) {
		Sent_capability received { };
		if (header.badges[i] != BADGE_INVALID && used_fds < num_fds)
			received = { fds[used_fds++], header.badges[i] };

		msg.cap(i) = received_capability(received);
	}
	msg.used_caps(num_caps);

	close_rest();
	return result;
}


Rpc_exception_code Hostkit::call_socket(int fd, Msgbuf_base &snd, Msgbuf_base &rcv)
{
	Rpc_exception_code const invalid_object { int(Rpc_exception_code::INVALID_OBJECT) };

	Socket_pair const reply = create_socket_pair();
	if (reply.local < 0)
		return invalid_object;

	int const failed = send_message(fd, snd, 0, reply.remote);
	close(reply.remote);

	Rpc_exception_code result = invalid_object;

	while (!failed) {

		pollfd poll_fd { .fd = reply.local, .events = POLLIN, .revents = 0 };

		int const ready = poll(&poll_fd, 1, 500);

		if (ready > 0) {
			Received const received = receive_message(reply.local, rcv, false);
			if (received.reply_fd >= 0)
				close(received.reply_fd);
			if (received.ok)
				result.value = received.word;
			break;
		}

		/*
		 * A datagram socket does not tell that its other end is gone. A probe
		 * fails then. It is never read otherwise.
		 */
		if (ready == 0 && send(reply.local, "", 0, MSG_DONTWAIT | MSG_NOSIGNAL) < 0
		 && errno != EAGAIN && errno != EINTR)
			break;
	}

	close(reply.local);
	return result;
}
