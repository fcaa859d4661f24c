/*
 * \brief  Dataspace of this process
 */

#ifndef _SRC__MEMORY_DATASPACE_H_
#define _SRC__MEMORY_DATASPACE_H_

/* Genode includes */
#include <base/rpc_server.h>
#include <linux_dataspace/linux_dataspace.h>

/* Linux includes */
#include <atomic>

namespace Hostkit {

	struct Memory_dataspace;
	struct Memory;

	/**
	 * Return memory of a dataspace of this or another process
	 *
	 * The file descriptor is owned by the caller, -1 if there is no dataspace.
	 */
	Memory memory_of(Genode::Dataspace_capability);
}


struct Hostkit::Memory
{
	int            fd        = -1;
	Genode::size_t size      = 0;
	bool           writeable = false;
};


/**
 * Dataspace backed by anonymous memory, which no process can shrink
 */
struct Hostkit::Memory_dataspace : Genode::Rpc_object<Genode::Linux_dataspace>
{
	using size_t = Genode::size_t;

	size_t const num_bytes;
	int    const file;

	std::atomic<bool> write { true };

	/**
	 * Constructor, 'valid' tells whether there was enough memory
	 */
	explicit Memory_dataspace(size_t num_bytes);

	~Memory_dataspace();

	bool valid() const { return file >= 0; }

	/**
	 * Initialize content
	 */
	void fill(char const *src, size_t len);

	size_t size()      override { return num_bytes; }
	bool   writeable() override { return write; }

	Filename fname() override { return { }; }

	Genode::Untyped_capability fd() override;
};

#endif /* _SRC__MEMORY_DATASPACE_H_ */
