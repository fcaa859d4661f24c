/*
 * \brief  Packets of a dataspace, the part that does not depend on a policy
 */

#ifndef _INCLUDE__HOSTKIT__PACKET_BUFFER_H_
#define _INCLUDE__HOSTKIT__PACKET_BUFFER_H_

#include <base/attached_dataspace.h>
#include <base/env.h>

namespace Genode {

	class Packet_descriptor;
	class Packet_stream_base;
}


/**
 * Location of a packet, base of the descriptors of all packet streams
 */
class Genode::Packet_descriptor
{
	private:

		off_t  _offset;  /* relative to the start of the dataspace */
		size_t _size;

	public:

		/* default of the allocation as power of two, hidden by derived types */
		enum Alignment { PACKET_ALIGNMENT = 0 };

		/* thrown if there is no such content */
		struct Invalid_packet { };

		Packet_descriptor(off_t offset, size_t size) : _offset(offset), _size(size) { }

		/**
		 * Constructor of a descriptor without packet
		 */
		Packet_descriptor() : Packet_descriptor(0, 0) { }

		off_t  offset() const { return _offset; }
		size_t size()   const { return _size; }
};


/**
 * Dataspace of a packet stream
 */
class Genode::Packet_stream_base : Noncopyable
{
	public:

		/* thrown at construction if there is no room for a bulk buffer */
		struct Transport_dataspace_too_small { };

	private:

		Attached_dataspace _ds;

		size_t const _ack_queue_start;
		size_t const _bulk_start;

	protected:

		Packet_stream_base(Dataspace_capability ds, Env::Local_rm &rm,
		                   size_t submit_queue_size, size_t ack_queue_size)
		:
			_ds(rm, ds),
			_ack_queue_start(submit_queue_size),
			_bulk_start(align_addr(submit_queue_size + ack_queue_size, Align { .log2 = 6 }))
		{
			if (_bulk_start >= _ds.size())
				throw Transport_dataspace_too_small();
		}

		void *_submit_queue_memory() { return _ds.local_addr<char>(); }
		void *_ack_queue_memory()    { return _ds.local_addr<char>() + _ack_queue_start; }

		addr_t _bulk_offset() const { return _bulk_start; }
		size_t _bulk_size()   const { return _ds.size() - _bulk_start; }

		template <typename T>
		T *_content(Packet_descriptor const &packet)
		{
			if (packet.size() == 0)
				return nullptr;

			if (packet.size() < sizeof(T) || !packet_valid(packet))
				throw Packet_descriptor::Invalid_packet();

			return reinterpret_cast<T *>(_ds.local_addr<char>() + packet.offset());
		}

	public:

		/**
		 * Return true if the packet is empty or lies within the bulk buffer
		 */
		bool packet_valid(Packet_descriptor packet) const
		{
			if (packet.size() == 0)
				return true;

			size_t const start = size_t(packet.offset()),
			             limit = _ds.size();

			return packet.offset() >= 0 && start >= _bulk_start && start < limit
			    && packet.size() <= limit - start;
		}

		Dataspace_capability dataspace() const { return _ds.cap(); }

		addr_t ds_local_base() const { return addr_t(_ds.local_addr<char>()); }
		addr_t ds_size()       const { return _ds.size(); }
};

#endif /* _INCLUDE__HOSTKIT__PACKET_BUFFER_H_ */
