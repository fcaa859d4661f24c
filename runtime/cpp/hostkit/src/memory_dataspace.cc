/*
 * \brief  Dataspace of this process
 */

/* Genode includes */
#include <dataspace/client.h>

/* local includes */
#include "memory_dataspace.h"
#include "queue.h"
#include "socket.h"
#include "try_call.h"

/* Linux includes */
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

using namespace Genode;
using namespace Hostkit;


static int create_file(size_t num_bytes)
{
	int const fd = memfd_create("dataspace", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	if (fd < 0)
		return -1;

	/* accessing a mapping behind the end of its file would be fatal */
	if (num_bytes > size_t(__LONG_MAX__) || ftruncate(fd, off_t(num_bytes)) < 0
	 || fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) < 0) {
		close(fd);
		return -1;
	}
	return fd;
}


Memory_dataspace::Memory_dataspace(size_t num_bytes)
:
	num_bytes(align_addr(max(num_bytes, 1UL), AT_PAGE)), file(create_file(this->num_bytes))
{ }


Memory_dataspace::~Memory_dataspace() { if (file >= 0) close(file); }


void Memory_dataspace::fill(char const *src, size_t len)
{
	for (size_t done = 0; done < len; ) {
		ssize_t const n = pwrite(file, src + done, len - done, off_t(done));
		if (n <= 0)
			return;
		done += size_t(n);
	}
}


Untyped_capability Memory_dataspace::fd()
{
	return descriptor_capability(fcntl(file, F_DUPFD_CLOEXEC, 0));
}


Memory Hostkit::memory_of(Dataspace_capability ds)
{
	if (!ds.valid())
		return { };

	{
		std::lock_guard guard(objects_mutex());

		if (auto * const data = dynamic_cast<Object_data *>(ds.data()))
			if (auto * const memory = dynamic_cast<Memory_dataspace *>(data->object))
				return { .fd        = fcntl(memory->file, F_DUPFD_CLOEXEC, 0),
				         .size      = memory->num_bytes,
				         .writeable = memory->write };
	}

	auto const linux_ds = reinterpret_cap_cast<Linux_dataspace>(ds);

	Memory result { };

	bool const ok =
		try_call<Dataspace::Rpc_size>(linux_ds, [&] (size_t size) { result.size = size; }) &&
		try_call<Dataspace::Rpc_writeable>(linux_ds, [&] (bool writeable) {
			result.writeable = writeable; }) &&
		try_call<Linux_dataspace::Rpc_fd>(linux_ds, [&] (Untyped_capability const &cap) {
			int const fd = cap.valid() ? cap.data()->descriptor() : -1;
			if (fd >= 0)
				result.fd = fcntl(fd, F_DUPFD_CLOEXEC, 0); });

	return ok ? result : Memory { };
}
