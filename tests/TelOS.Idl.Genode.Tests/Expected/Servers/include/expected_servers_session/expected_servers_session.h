/*
 * \brief  Expected servers session interface
 * \author TelOS IDL compiler
 *
 * Everything that a server base and a connection have to know
 */

/*
 * Generated from Servers.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXPECTED_SERVERS_SESSION__EXPECTED_SERVERS_SESSION_H_
#define _INCLUDE__EXPECTED_SERVERS_SESSION__EXPECTED_SERVERS_SESSION_H_

/* Genode includes */
#include <base/capability.h>
#include <base/rpc.h>
#include <base/rpc_args.h>
#include <base/signal.h>
#include <base/stdint.h>
#include <session/session.h>
#include <util/attempt.h>
#include <util/interface.h>
#include <util/string.h>

/* includes of contracts */
#include <telos/optional.h>
#include <telos_bulk/telos_bulk.h>

namespace Expected_servers {

	using namespace Genode;

	/**
	 * How loud
	 */
	enum class Volume : uint8_t
	{
		QUIET = 0,
		LOUD  = 1
	};

	/**
	 * Why it failed
	 */
	enum class Play_error : uint32_t
	{
		UNSUPPORTED = 0,  /* the server does not know the function */
		BUSY        = 1,
		NO_MEMORY   = 2,
		NO_CAPS     = 3
	};

	/**
	 * Why it failed, with nothing to upgrade
	 */
	enum class Stop_error : uint32_t
	{
		UNSUPPORTED = 0,  /* the server does not know the function */
		NOT_PLAYING = 1
	};

	/**
	 * What is played
	 */
	struct Track
	{
		uint32_t   id;      /* Its number */
		Volume     volume;  /* How loud */
		bool       repeat;  /* Whether it repeats */
		uint8_t    _reserved[2] { };
		String<24> name;    /* Its name */
	};

	struct Player;
	struct Player_client;
	struct Session;
	struct Session_client;
}


/**
 * Something that plays
 */
struct Expected_servers::Player : Interface
{
	using Play_result = Attempt<uint64_t, Play_error>;


	/*********************
	 ** RPC declaration **
	 *********************/

	GENODE_RPC(Rpc_play, Play_result, play, Track const &);
	GENODE_RPC(Rpc_pause, void, pause, bool);
	GENODE_RPC(Rpc_reserved_2, void, _reserved_2);
	GENODE_RPC(Rpc_finished_sigh, void, finished_sigh, Signal_context_capability);
	GENODE_RPC(Rpc_position, uint64_t, position);

	GENODE_RPC_INTERFACE(Rpc_play, Rpc_pause, Rpc_reserved_2, Rpc_finished_sigh, Rpc_position);
};


/**
 * A service with all there is
 */
struct Expected_servers::Session : Genode::Session
{
	/**
	 * \noapi
	 */
	static const char *service_name() { return "Example_music"; }

	/*
	 * Quota donated by a client when it opens the session
	 */
	static constexpr unsigned CAP_QUOTA = 8;
	static constexpr size_t   RAM_QUOTA = 64*1024;

	/*
	 * Version of the contract, passed as session argument
	 */
	static constexpr unsigned VERSION_MAJOR = 1,
	                          VERSION_MINOR = 3;

	/*
	 * Size of the shared buffer when the session is opened, and its limit
	 */
	static constexpr size_t BULK_SIZE     = 32*1024,
	                        MAX_BULK_SIZE = 1*1024*1024;

	/**
	 * What the server answers when asked for its contract
	 */
	static constexpr Telos_bulk::Contract_info contract_info()
	{
		return { .major = VERSION_MAJOR, .minor = VERSION_MINOR, .hash = {
			0x8a, 0x34, 0x4c, 0x52, 0x6a, 0x4f, 0xbe, 0x91, 0xa1, 0xc5, 0x3d, 0xe8, 0x7f, 0x27,
			0xed, 0x3a, 0x64, 0xa0, 0x17, 0x12, 0x25, 0xbc, 0x82, 0x8d, 0x70, 0xe3, 0x4a, 0x1e,
			0x76, 0xdc, 0x0d, 0xaf } };
	}

	using Client = Session_client;

	/**
	 * Session arguments
	 */
	struct Attr
	{
		String<32> path { };        /* Where the tracks are */
		uint32_t   cache { 4096 };  /* Bytes to hold */
		int16_t    gain { -3 };     /* What is added to every volume */
		bool       writeable { true };
	};

	using Bulk_result   = Attempt<Capability<Telos_bulk::Bulk>, Telos_bulk::Bulk_error>;
	using Open_result   = Attempt<Capability<Player>, Play_error>;
	using Store_result  = Attempt<Ok, Play_error>;
	using Load_result   = Attempt<Telos_bulk::Window, Play_error>;
	using Stop_result   = Attempt<Ok, Stop_error>;
	using Halt_result   = Attempt<Ok, Stop_error>;
	using Rename_result = Attempt<String<24>, Play_error>;
	using Last_result   = Attempt<Telos::Optional<Volume>, Stop_error>;


	/*********************
	 ** RPC declaration **
	 *********************/

	GENODE_RPC(Rpc_contract, Telos_bulk::Contract_info, contract);
	GENODE_RPC(Rpc_bulk, Bulk_result, bulk);
	GENODE_RPC(Rpc_open, Open_result, open, Volume);
	GENODE_RPC(Rpc_store, Store_result, store, Track const &, Telos_bulk::Window const &,
	           Telos_bulk::Window const &);
	GENODE_RPC(Rpc_load, Load_result, load, uint32_t);
	GENODE_RPC(Rpc_hint, void, hint, Telos_bulk::Window const &);
	GENODE_RPC(Rpc_picture, Telos_bulk::Window, picture, uint32_t, Telos_bulk::Window const &);
	GENODE_RPC(Rpc_count, uint64_t, count, Telos_bulk::Window const &);
	GENODE_RPC(Rpc_reserved_8, void, _reserved_8);
	GENODE_RPC(Rpc_changed_sigh, void, changed_sigh, Signal_context_capability);
	GENODE_RPC(Rpc_state, uint32_t, state);
	GENODE_RPC(Rpc_advance, bool, advance, uint64_t &, uint32_t);
	GENODE_RPC(Rpc_stop, Stop_result, stop, Rpc_in_buffer<64> const &);
	GENODE_RPC(Rpc_level, uint32_t, level);
	GENODE_RPC(Rpc_mute, void, mute, bool);
	GENODE_RPC(Rpc_halt, Halt_result, halt);
	GENODE_RPC(Rpc_rename, Rename_result, rename, uint32_t, String<24> const &);
	GENODE_RPC(Rpc_last, Last_result, last);
	GENODE_RPC(Rpc_maybe, void, maybe, Telos::Optional<Volume> const &,
	           Rpc_in_buffer<16> const &);
	GENODE_RPC(Rpc_notify, Native_capability, notify, Capability<Player>);
	GENODE_RPC(Rpc_call, uint32_t, call, uint32_t);

	GENODE_RPC_INTERFACE(Rpc_contract, Rpc_bulk, Rpc_open, Rpc_store, Rpc_load, Rpc_hint,
	                     Rpc_picture, Rpc_count, Rpc_reserved_8, Rpc_changed_sigh, Rpc_state,
	                     Rpc_advance, Rpc_stop, Rpc_level, Rpc_mute, Rpc_halt, Rpc_rename,
	                     Rpc_last, Rpc_maybe, Rpc_notify, Rpc_call);
};


/*
 * Compile-time checks of the wire representation
 */
namespace Expected_servers {

	static_assert(sizeof(Volume)     == 1  && alignof(Volume)     == 1);
	static_assert(sizeof(Play_error) == 4  && alignof(Play_error) == 4);
	static_assert(sizeof(Stop_error) == 4  && alignof(Stop_error) == 4);
	static_assert(sizeof(Track)      == 40 && alignof(Track)      == 8);

	static_assert(__builtin_offsetof(Track, volume) == 4);
	static_assert(__builtin_offsetof(Track, repeat) == 5);
	static_assert(__builtin_offsetof(Track, name)   == 8);

	/* bytes of the largest request and reply, as the RPC framework counts */
	template <typename RPC>
	constexpr bool message_sizes(unsigned const call, unsigned const reply)
	{
		return Rpc_function_msg_size<RPC, RPC_CALL> ::Value == call  && call  <= 1024
		    && Rpc_function_msg_size<RPC, RPC_REPLY>::Value == reply && reply <= 1024;
	}

	static_assert(message_sizes<Player::Rpc_play>         (48, 32));
	static_assert(message_sizes<Player::Rpc_pause>        (16, 8));
	static_assert(message_sizes<Player::Rpc_reserved_2>   (8, 8));
	static_assert(message_sizes<Player::Rpc_finished_sigh>(16, 8));
	static_assert(message_sizes<Player::Rpc_position>     (8, 16));

	static_assert(Meta::Length<Player::Rpc_functions>::Value == 5);

	static_assert(message_sizes<Session::Rpc_contract>    (8, 48));
	static_assert(message_sizes<Session::Rpc_bulk>        (8, 32));
	static_assert(message_sizes<Session::Rpc_open>        (16, 32));
	static_assert(message_sizes<Session::Rpc_store>       (80, 16));
	static_assert(message_sizes<Session::Rpc_load>        (16, 40));
	static_assert(message_sizes<Session::Rpc_hint>        (24, 8));
	static_assert(message_sizes<Session::Rpc_picture>     (32, 24));
	static_assert(message_sizes<Session::Rpc_count>       (24, 16));
	static_assert(message_sizes<Session::Rpc_reserved_8>  (8, 8));
	static_assert(message_sizes<Session::Rpc_changed_sigh>(16, 8));
	static_assert(message_sizes<Session::Rpc_state>       (8, 12));
	static_assert(message_sizes<Session::Rpc_advance>     (24, 17));
	static_assert(message_sizes<Session::Rpc_stop>        (88, 16));
	static_assert(message_sizes<Session::Rpc_level>       (8, 12));
	static_assert(message_sizes<Session::Rpc_mute>        (16, 8));
	static_assert(message_sizes<Session::Rpc_halt>        (8, 16));
	static_assert(message_sizes<Session::Rpc_rename>      (48, 56));
	static_assert(message_sizes<Session::Rpc_last>        (8, 16));
	static_assert(message_sizes<Session::Rpc_maybe>       (48, 8));
	static_assert(message_sizes<Session::Rpc_notify>      (16, 16));
	static_assert(message_sizes<Session::Rpc_call>        (16, 12));

	static_assert(Meta::Length<Session::Rpc_functions>::Value == 21);
}

#endif /* _INCLUDE__EXPECTED_SERVERS_SESSION__EXPECTED_SERVERS_SESSION_H_ */
