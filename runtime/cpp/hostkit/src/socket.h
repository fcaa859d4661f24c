/*
 * \brief  Messages between processes
 *
 * A message is a datagram on a Unix socket: a header of 48 bytes, followed by
 * the payload. File descriptors that come along are the reply socket of a call
 * and one descriptor per valid capability.
 */

#ifndef _SRC__SOCKET_H_
#define _SRC__SOCKET_H_

/* local includes */
#include "capability_data.h"

namespace Hostkit {

	struct Message_header;
	struct Received;

	enum { PARENT_FD = 100 };

	/**
	 * Pair of connected datagram sockets
	 */
	struct Socket_pair { int local = -1, remote = -1; };

	Socket_pair create_socket_pair();

	/**
	 * Send message
	 *
	 * \param word      exception code of a reply
	 * \param reply_fd  socket for the reply, or -1
	 * \return          0, or the error number of Linux
	 */
	int send_message(int fd, Genode::Msgbuf_base const &, long word, int reply_fd);

	/**
	 * Receive message, capabilities included
	 *
	 * \param wait  false to return at once if there is none
	 */
	Received receive_message(int fd, Genode::Msgbuf_base &, bool wait);

	/**
	 * Call RPC object of another process
	 */
	Genode::Rpc_exception_code call_socket(int fd, Genode::Msgbuf_base &snd,
	                                       Genode::Msgbuf_base &rcv);

	/**
	 * Return capability for what was received, takes over the descriptor
	 */
	Genode::Native_capability received_capability(Sent_capability);

	/**
	 * Return capability that stands for a file descriptor, takes it over
	 */
	Genode::Native_capability descriptor_capability(int fd);

	/**
	 * Return capability of the object of this process with the given socket
	 *
	 * \param fd  received descriptor, compared with the one that was sent
	 */
	Genode::Native_capability own_capability(unsigned long badge, int fd);
}


struct Hostkit::Message_header
{
	unsigned long word;
	unsigned long num_caps;
	unsigned long badges[Genode::Msgbuf_base::MAX_CAPS_PER_MSG];
};


/**
 * What came along with a received message
 */
struct Hostkit::Received
{
	bool ok       = false;
	long word     = 0;
	int  reply_fd = -1;   /* owned by the receiver */
};

#endif /* _SRC__SOCKET_H_ */
