/*
 * \brief  Examples several session capability type
 * \author TelOS IDL compiler
 */

/*
 * Generated from several.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_SEVERAL_SESSION__CAPABILITY_H_
#define _INCLUDE__EXAMPLES_SEVERAL_SESSION__CAPABILITY_H_

#include <base/capability.h>
#include <examples_several_session/examples_several_session.h>

namespace Examples_several {

	using Upper_session_capability = Capability<Upper_session>;
	using Lower_session_capability = Capability<Lower_session>;
}

#endif /* _INCLUDE__EXAMPLES_SEVERAL_SESSION__CAPABILITY_H_ */
