/*
 * \brief  What a capability refers to
 */

#ifndef _SRC__CAPABILITY_DATA_H_
#define _SRC__CAPABILITY_DATA_H_

/* Genode includes */
#include <base/ipc.h>

/* Linux includes */
#include <atomic>

namespace Hostkit {

	struct Sent_capability;

	/*
	 * Badges that have a meaning instead of naming an object
	 */
	inline constexpr unsigned long BADGE_INVALID    = ~1UL;
	inline constexpr unsigned long BADGE_DESCRIPTOR = ~0UL;
}


/**
 * Representation of a capability on a socket
 */
struct Hostkit::Sent_capability
{
	int           fd    = -1;
	unsigned long badge = BADGE_INVALID;
};


struct Genode::Native_capability::Data
{
	std::atomic<long> references { 0 };

	long const name;

	Data();

	Data(Data const &)              = delete;
	Data &operator = (Data const &) = delete;

	/**
	 * Call RPC object
	 */
	virtual Rpc_exception_code call(Msgbuf_base &, Msgbuf_base &)
	{
		return Rpc_exception_code(Rpc_exception_code::INVALID_OBJECT);
	}

	/**
	 * Submit signals
	 */
	virtual void submit(unsigned) { error("signal submitted to no signal context"); }

	/**
	 * Return what is sent to another process
	 *
	 * The file descriptor remains owned by the capability.
	 */
	virtual Hostkit::Sent_capability sent() { return { }; }

	/**
	 * Return file descriptor of memory, or -1
	 */
	virtual int descriptor() const { return -1; }

	virtual ~Data() { }
};

#endif /* _SRC__CAPABILITY_DATA_H_ */
