/*
 * \brief  Type of the Fiasco.OC kernel that interfaces refer to
 */

#ifndef _INCLUDE__FOC__SYSCALL_H_
#define _INCLUDE__FOC__SYSCALL_H_

namespace Foc { using l4_cap_idx_t = unsigned long; }

#endif /* _INCLUDE__FOC__SYSCALL_H_ */
