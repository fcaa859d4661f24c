/*
 * \brief  Component that is a process of its own, started by a test
 */

#ifndef _INCLUDE__HOSTKIT__CHILD_H_
#define _INCLUDE__HOSTKIT__CHILD_H_

#include <hostkit/in_process.h>

namespace Hostkit {

	class  Child;
	struct Child_process;
}


/**
 * Process that reaches parent and core by its file descriptor 100
 *
 * Its services are available to components of this process and to other
 * children, and vice versa. Signal contexts of components that share this
 * process cannot be used by a child.
 */
class Hostkit::Child : Genode::Noncopyable
{
	private:

		Child_process &_process;

	public:

		struct Attr
		{
			/* label of its sessions */
			char const *name;

			/* file name of the program, null for the one of this process */
			char const *program = nullptr;

			/* content of the ROM module 'config' as HID, null if absent */
			char const *config = nullptr;

			/* quota */
			Genode::size_t ram  = 64*1024*1024;
			Genode::size_t caps = 1000;
		};

		Child(In_process &, Attr const &);

		/**
		 * Destructor, kills the process
		 */
		~Child();

		/**
		 * Wait until the component has exited
		 *
		 * \return exit value, 128 plus the number of the signal that killed
		 *         the process, or -1 if it did not end in time
		 */
		int wait(unsigned timeout_ms);

		/**
		 * Define content of a ROM module, signal the change
		 */
		void rom(char const *name, char const *content);
};

#endif /* _INCLUDE__HOSTKIT__CHILD_H_ */
