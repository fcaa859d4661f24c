/*
 * \brief  Address space of the process
 */

/* local includes */
#include "mapped_rm.h"
#include "memory_dataspace.h"

/* Linux includes */
#include <cerrno>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Genode;
using namespace Hostkit;


Mapped_rm::Result Mapped_rm::attach(Capability<Dataspace> ds, Attach_attr const &attr)
{
	struct Fd : Noncopyable
	{
		int const value;
		explicit Fd(int value) : value(value) { }
		~Fd() { if (value >= 0) close(value); }
	};

	Memory const memory = memory_of(ds);
	Fd     const fd(memory.fd);

	if (fd.value < 0)
		return Error::INVALID_DATASPACE;

	if (attr.offset > memory.size || !aligned(attr.offset, AT_PAGE))
		return Error::REGION_CONFLICT;

	size_t const avail = memory.size - attr.offset;
	size_t const size  = align_addr(attr.size ? min(attr.size, avail) : avail, AT_PAGE);

	/* the other side may claim any size */
	struct stat info { };
	if (fstat(fd.value, &info) < 0 || info.st_size < 0
	 || size == 0 || attr.offset > size_t(info.st_size)
	 || size > align_addr(size_t(info.st_size) - attr.offset, AT_PAGE))
		return Error::INVALID_DATASPACE;

	int const protection = PROT_READ
	                     | (attr.writeable && memory.writeable ? PROT_WRITE : 0)
	                     | (attr.executable ? PROT_EXEC : 0);

	void * const ptr = mmap((void *)(attr.use_at ? attr.at : 0), size, protection,
	                        MAP_SHARED | (attr.use_at ? MAP_FIXED_NOREPLACE : 0),
	                        fd.value, off_t(attr.offset));

	if (ptr == MAP_FAILED)
		return errno == ENOMEM ? Error::OUT_OF_RAM : Error::REGION_CONFLICT;

	std::lock_guard guard(_mutex);
	_sizes[ptr] = size;
	return { *this, { ptr, size } };
}


void Mapped_rm::_free(Attachment &attachment)
{
	size_t size = 0;
	{
		std::lock_guard guard(_mutex);
		auto const it = _sizes.find(attachment.ptr);
		if (it == _sizes.end())
			return;

		size = it->second;
		_sizes.erase(it);
	}
	munmap(attachment.ptr, size);
}
