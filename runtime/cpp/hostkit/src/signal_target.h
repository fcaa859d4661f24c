/*
 * \brief  RPC object that stands for a signal context
 */

#ifndef _SRC__SIGNAL_TARGET_H_
#define _SRC__SIGNAL_TARGET_H_

namespace Hostkit { struct Signal_target; }


struct Hostkit::Signal_target
{
	virtual void submit(unsigned cnt) = 0;

	virtual ~Signal_target() { }
};

#endif /* _SRC__SIGNAL_TARGET_H_ */
