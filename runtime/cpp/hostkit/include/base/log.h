/*
 * \brief  Log output
 */

#ifndef _INCLUDE__BASE__LOG_H_
#define _INCLUDE__BASE__LOG_H_

#include <base/mutex.h>
#include <base/output.h>

namespace Genode { class Log; }


class Genode::Log : Noncopyable
{
	public:

		enum Type { LOG, WARNING, ERROR };

	private:

		Mutex _mutex { };

		Output &_output;

		void _begin(Type);
		void _end();

	public:

		Log(Output &output) : _output(output) { }

		/**
		 * Print one line
		 */
		void output(Type type, auto &&... args)
		{
			_begin(type);
			Output::out_args(_output, args...);
			_end();
		}

		/**
		 * Return the component-wide log
		 */
		static Log &log();
};


namespace Genode {

	inline void log    (auto &&... args) { Log::log().output(Log::LOG,     args...); }
	inline void warning(auto &&... args) { Log::log().output(Log::WARNING, args...); }
	inline void error  (auto &&... args) { Log::log().output(Log::ERROR,   args...); }
	inline void raw    (auto &&... args) { Log::log().output(Log::LOG,     args...); }
}

#endif /* _INCLUDE__BASE__LOG_H_ */
