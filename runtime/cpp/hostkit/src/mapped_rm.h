/*
 * \brief  Address space of the process
 */

#ifndef _SRC__MAPPED_RM_H_
#define _SRC__MAPPED_RM_H_

/* Genode includes */
#include <base/local.h>

/* Linux includes */
#include <map>
#include <mutex>

namespace Hostkit { struct Mapped_rm; }


struct Hostkit::Mapped_rm : Genode::Local::Constrained_region_map
{
	private:

		std::mutex _mutex { };

		std::map<void *, Genode::size_t> _sizes { };

	public:

		Result attach(Genode::Capability<Genode::Dataspace>, Attach_attr const &) override;

		void _free(Attachment &) override;
};

#endif /* _SRC__MAPPED_RM_H_ */
