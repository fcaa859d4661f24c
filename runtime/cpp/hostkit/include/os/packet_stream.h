/*
 * \brief  Descriptor of a packet, the part of packet streams that contracts use
 */

#ifndef _INCLUDE__OS__PACKET_STREAM_H_
#define _INCLUDE__OS__PACKET_STREAM_H_

#include <base/stdint.h>

namespace Genode { class Packet_descriptor; }


class Genode::Packet_descriptor
{
	private:

		off_t  _offset;  /* relative to the start of the dataspace */
		size_t _size;

	public:

		Packet_descriptor(off_t offset, size_t size) : _offset(offset), _size(size) { }

		/**
		 * Constructor of a descriptor without packet
		 */
		Packet_descriptor() : Packet_descriptor(0, 0) { }

		off_t  offset() const { return _offset; }
		size_t size()   const { return _size; }
};

#endif /* _INCLUDE__OS__PACKET_STREAM_H_ */
