/*
 * \brief  The stand-in's part of a component
 */

#ifndef _SRC__RUNTIME_H_
#define _SRC__RUNTIME_H_

/* Genode includes */
#include <base/env.h>

/* Linux includes */
#include <string>

namespace Hostkit { struct Runtime; }


struct Hostkit::Runtime
{
	std::string const name;

	explicit Runtime(std::string name) : name(std::move(name)) { }

	/**
	 * Print line of the log
	 */
	virtual void log(std::string const &line) = 0;

	/**
	 * Called when a thread cannot continue
	 */
	[[noreturn]] virtual void stop_thread() = 0;

	virtual ~Runtime() { }

	/**
	 * Return component of the calling thread, or the only one of the process
	 */
	static Runtime *current();

	/**
	 * Define component of threads that belong to no entrypoint
	 */
	static void fallback(Runtime *);
};

#endif /* _SRC__RUNTIME_H_ */
