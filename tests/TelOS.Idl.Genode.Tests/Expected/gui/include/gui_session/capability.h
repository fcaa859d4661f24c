/*
 * \brief  Gui session capability type
 * \author TelOS IDL compiler
 */

/*
 * Generated from gui.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__GUI_SESSION__CAPABILITY_H_
#define _INCLUDE__GUI_SESSION__CAPABILITY_H_

#include <base/capability.h>
#include <gui_session/gui_session.h>

namespace Gui { using Session_capability = Capability<Session>; }

#endif /* _INCLUDE__GUI_SESSION__CAPABILITY_H_ */
