/*
 * \brief  Examples several session capability type
 * \author TelOS IDL compiler
 */

/*
 * Generated from Several.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_SEVERAL_SESSION__CAPABILITY_H_
#define _INCLUDE__EXAMPLES_SEVERAL_SESSION__CAPABILITY_H_

#include <base/capability.h>
#include <examples_several_session/examples_several_session.h>

namespace Examples_several {

	using Reader_session_capability = Capability<Reader_session>;
	using Owner_session_capability  = Capability<Owner_session>;
}

#endif /* _INCLUDE__EXAMPLES_SEVERAL_SESSION__CAPABILITY_H_ */
