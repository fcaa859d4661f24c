/*
 * \brief  The component's own address space
 */

#ifndef _INCLUDE__BASE__LOCAL_H_
#define _INCLUDE__BASE__LOCAL_H_

#include <region_map/region_map.h>
#include <util/allocation.h>

namespace Genode::Local { struct Constrained_region_map; }


struct Genode::Local::Constrained_region_map : Interface, Noncopyable
{
	struct Attr { void *ptr; size_t num_bytes; };

	using Error       = Region_map::Attach_error;
	using Attachment  = Allocation<Constrained_region_map>;
	using Result      = Attachment::Attempt;
	using Attach_attr = Region_map::Attr;

	/**
	 * Make dataspace accessible until the attachment goes out of scope
	 */
	virtual Result attach(Capability<Dataspace> ds, Attach_attr const &attr) = 0;

	virtual void _free(Attachment &) = 0;

	/**
	 * Detach by address
	 */
	void detach(addr_t addr)
	{
		Attachment const leaving_scope(*this, { reinterpret_cast<void *>(addr), 0 });
	}
};

#endif /* _INCLUDE__BASE__LOCAL_H_ */
