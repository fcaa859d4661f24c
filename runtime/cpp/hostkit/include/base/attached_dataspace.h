/*
 * \brief  Dataspace that is attached as long as the object exists
 */

#ifndef _INCLUDE__BASE__ATTACHED_DATASPACE_H_
#define _INCLUDE__BASE__ATTACHED_DATASPACE_H_

#include <base/exception.h>
#include <base/local.h>
#include <dataspace/client.h>

namespace Genode { class Attached_dataspace; }


class Genode::Attached_dataspace : Noncopyable
{
	public:

		struct Invalid_dataspace : Exception { };
		struct Region_conflict   : Exception { };

	private:

		using Local_rm = Local::Constrained_region_map;

		Dataspace_capability const _ds;

		/* detaches when destructed */
		Local_rm::Result _mapping;

		addr_t _start     = 0;
		size_t _num_bytes = 0;

		static void _fail(Local_rm::Error const error)
		{
			if (error == Local_rm::Error::OUT_OF_RAM)      throw Out_of_ram();
			if (error == Local_rm::Error::OUT_OF_CAPS)     throw Out_of_caps();
			if (error == Local_rm::Error::REGION_CONFLICT) throw Region_conflict();
			throw Invalid_dataspace();
		}

	public:

		/**
		 * Constructor
		 *
		 * \throw Out_of_ram
		 * \throw Out_of_caps
		 * \throw Invalid_dataspace
		 * \throw Region_conflict
		 */
		Attached_dataspace(Local_rm &rm, Dataspace_capability ds)
		:
			_ds(ds),
			_mapping(rm.attach(ds, { .size       = { }, .offset    = { },
			                         .use_at     = { }, .at        = { },
			                         .executable = { }, .writeable = true }))
		{
			_mapping.with_result(
				[this] (Local_rm::Attachment const &mapped) {
					_start     = addr_t(mapped.ptr);
					_num_bytes = mapped.num_bytes;
				},
				[] (Local_rm::Error error) { _fail(error); });
		}

		Dataspace_capability cap() const { return _ds; }

		template <typename T> T       *local_addr()       { return (T *)_start; }
		template <typename T> T const *local_addr() const { return (T const *)_start; }

		size_t size() const { return _num_bytes; }

		Byte_range_ptr bytes() const { return { (char *)_start, _num_bytes }; }

		/**
		 * Forget dataspace that exists no more
		 */
		void invalidate()
		{
			_mapping   = Local_rm::Error::INVALID_DATASPACE;
			_start     = 0;
			_num_bytes = 0;
		}
};

#endif /* _INCLUDE__BASE__ATTACHED_DATASPACE_H_ */
