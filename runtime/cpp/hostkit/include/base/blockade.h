/*
 * \brief  One thread waiting for another
 */

#ifndef _INCLUDE__BASE__BLOCKADE_H_
#define _INCLUDE__BASE__BLOCKADE_H_

#include <util/noncopyable.h>

namespace Genode { class Blockade; }


class Genode::Blockade : Noncopyable
{
	private:

		int _open = 0;

	public:

		Blockade() { }

		/**
		 * Wait for 'wakeup', return at once if it was called before
		 */
		void block();

		void wakeup();
};

#endif /* _INCLUDE__BASE__BLOCKADE_H_ */
