/*
 * \brief  Expected dataspaces types
 * \author TelOS IDL compiler
 */

/*
 * Generated from Dataspaces.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXPECTED_DATASPACES__EXPECTED_DATASPACES_H_
#define _INCLUDE__EXPECTED_DATASPACES__EXPECTED_DATASPACES_H_

/* Genode includes */
#include <base/stdint.h>
#include <util/string.h>

/* includes of contracts */
#include <telos/ring.h>

namespace Expected_dataspaces {

	using namespace Genode;

	enum class Kind : uint16_t
	{
		KEY   = 1,
		TOUCH = 2
	};

	struct Event
	{
		Kind     kind;
		uint8_t  _reserved[2] { };
		uint32_t code;
	};

	struct Packet
	{
		int64_t  offset;
		uint64_t size;
	};

	/**
	 * What is shown
	 */
	struct Screen
	{
		uint64_t               frames;  /* How often it was drawn */
		String<16>             title;
		Kind                   kind;
		bool                   visible;
		uint8_t                _reserved[5] { };
		uint32_t               pixels[64];
		Event                  last[2];
		Telos::Ring<Event, 16> events;
		Telos::Ring<Kind, 4>   kinds;
	};

	struct __attribute__((packed)) Narrow
	{
		uint8_t  first;
		uint32_t second;
	};

	struct Stream
	{
		Telos::Packets<Packet, 8, 8> packets;
	};
}


/*
 * Compile-time checks of the wire representation
 */
namespace Expected_dataspaces {

	static_assert(sizeof(Kind)   == 2   && alignof(Kind)   == 2);
	static_assert(sizeof(Event)  == 8   && alignof(Event)  == 4);
	static_assert(sizeof(Packet) == 16  && alignof(Packet) == 8);
	static_assert(sizeof(Screen) == 464 && alignof(Screen) == 8);
	static_assert(sizeof(Narrow) == 5   && alignof(Narrow) == 1);
	static_assert(sizeof(Stream) == 320 && alignof(Stream) == 8);

	static_assert(__builtin_offsetof(Event, code)     == 4);
	static_assert(__builtin_offsetof(Packet, size)    == 8);
	static_assert(__builtin_offsetof(Screen, title)   == 8);
	static_assert(__builtin_offsetof(Screen, kind)    == 32);
	static_assert(__builtin_offsetof(Screen, visible) == 34);
	static_assert(__builtin_offsetof(Screen, pixels)  == 40);
	static_assert(__builtin_offsetof(Screen, last)    == 296);
	static_assert(__builtin_offsetof(Screen, events)  == 312);
	static_assert(__builtin_offsetof(Screen, kinds)   == 448);
	static_assert(__builtin_offsetof(Narrow, second)  == 1);
}

#endif /* _INCLUDE__EXPECTED_DATASPACES__EXPECTED_DATASPACES_H_ */
