/*
 * \brief  Belt of the workshop, as a packet stream of Genode's
 */

#ifndef _BELT_H_
#define _BELT_H_

#include <os/packet_stream.h>
#include <telos_workshop_session/telos_workshop_session.h>

namespace Workshop {

	using namespace Genode;
	using namespace Telos_workshop;

	/* has the bytes of a 'Job' */
	struct Work_piece : Packet_descriptor
	{
		uint64_t tag  { };
		uint64_t done { };

		Work_piece(off_t offset, size_t size) : Packet_descriptor(offset, size) { }
		Work_piece() { }
	};

	static_assert(sizeof(Work_piece) == sizeof(Job));

	using Belt_policy = Packet_stream_policy<Work_piece, 4, 4, char>;
	using Belt_source = Packet_stream_source<Belt_policy>;
	using Belt_sink   = Packet_stream_sink<Belt_policy>;

	/**
	 * Do what lies on the belt, return number of jobs
	 */
	static inline uint32_t turn_belt(Belt_sink &sink)
	{
		uint32_t count = 0;
		for (; sink.packet_avail() && sink.ready_to_ack(); count++) {

			Work_piece piece = sink.try_get_packet();

			piece.done = piece.size() && sink.packet_valid(piece);
			if (piece.done) {
				char * const content = sink.packet_content(piece);
				for (size_t i = 0; i < piece.size(); i++)
					content[i]++;
			}
			if (!sink.try_ack_packet(piece))
				break;
		}
		return count;
	}
}

#endif /* _BELT_H_ */
