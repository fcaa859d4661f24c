/*
 * \brief  Error values shared by all interfaces
 */

#ifndef _INCLUDE__BASE__ERROR_H_
#define _INCLUDE__BASE__ERROR_H_

namespace Genode {

	enum class Alloc_error   { OUT_OF_RAM, OUT_OF_CAPS, DENIED };
	enum class Buffer_error  { EXCEEDED };
	enum class Session_error { DENIED, OUT_OF_RAM, OUT_OF_CAPS,
	                           INSUFFICIENT_RAM, INSUFFICIENT_CAPS };

	/* conditions that denote a bug of the program */
	enum class Unexpected_error { INDEX_OUT_OF_BOUNDS, NONEXISTENT_SUB_NODE,
	                              ACCESS_UNCONSTRUCTED_OBJ, IPC_BUFFER_EXCEEDED };

	/**
	 * Reflect error as the exception type of the same meaning
	 */
	[[noreturn]] void raise(Alloc_error);
	[[noreturn]] void raise(Unexpected_error);
}

#endif /* _INCLUDE__BASE__ERROR_H_ */
