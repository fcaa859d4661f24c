/*
 * \brief  Log output
 */

/* Genode includes */
#include <base/log.h>
#include <base/sleep.h>

/* local includes */
#include "queue.h"
#include "runtime.h"

/* Linux includes */
#include <cstdio>
#include <unistd.h>

using namespace Genode;
using namespace Hostkit;


static Runtime *fallback_runtime = nullptr;


Runtime *Runtime::current()
{
	Queue const * const queue = Queue::current();
	return queue ? &queue->runtime : fallback_runtime;
}


void Runtime::fallback(Runtime *runtime) { fallback_runtime = runtime; }


namespace {

	/* one line per thread, so that messages of threads do not mix */
	thread_local std::string line { };


	struct Line_output : Output
	{
		void out_char(char c) override { line.push_back(c); }
	};
}


Log &Log::log()
{
	static Line_output output { };
	static Log log(output);
	return log;
}


void Log::_begin(Type type)
{
	line = type == ERROR ? "Error: " : type == WARNING ? "Warning: " : "";
}


void Log::_end()
{
	std::string const complete = std::move(line);
	line.clear();

	if (Runtime * const runtime = Runtime::current())
		runtime->log(complete);
	else
		fprintf(stderr, "%s\n", complete.c_str());
}


void Genode::sleep_forever()
{
	if (Runtime * const runtime = Runtime::current())
		runtime->stop_thread();

	for (;;)
		pause();
}
