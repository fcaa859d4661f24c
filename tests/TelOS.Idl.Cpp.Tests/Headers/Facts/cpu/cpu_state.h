/*
 * \brief  Registers, of which interfaces only refer to the whole
 */

#ifndef _INCLUDE__CPU__CPU_STATE_H_
#define _INCLUDE__CPU__CPU_STATE_H_

#include <base/stdint.h>

namespace Genode { struct Cpu_state { uint64_t registers[20]; }; }

#endif /* _INCLUDE__CPU__CPU_STATE_H_ */
