/*
 * \brief  Hook functions of a component
 */

#ifndef _INCLUDE__BASE__COMPONENT_H_
#define _INCLUDE__BASE__COMPONENT_H_

#include <base/env.h>
#include <base/stdint.h>

namespace Component {

	/**
	 * Return stack size of the initial entrypoint, without effect on Linux
	 */
	Genode::size_t stack_size();

	/**
	 * Start the component, defined by the program
	 */
	void construct(Genode::Env &env);
}

#endif /* _INCLUDE__BASE__COMPONENT_H_ */
