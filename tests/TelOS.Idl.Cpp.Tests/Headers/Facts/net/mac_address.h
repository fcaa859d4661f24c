/*
 * \brief  MAC address, as far as interfaces refer to it
 */

#ifndef _INCLUDE__NET__MAC_ADDRESS_H_
#define _INCLUDE__NET__MAC_ADDRESS_H_

#include <base/stdint.h>

namespace Net { struct Mac_address { Genode::uint8_t addr[6]; }; }

#endif /* _INCLUDE__NET__MAC_ADDRESS_H_ */
