/*
 * \brief  Client-side Expected servers session interface
 * \author TelOS IDL compiler
 */

/*
 * Generated from Servers.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXPECTED_SERVERS_SESSION__CLIENT_H_
#define _INCLUDE__EXPECTED_SERVERS_SESSION__CLIENT_H_

#include <base/rpc_client.h>
#include <expected_servers_session/capability.h>


struct Expected_servers::Player_client : Rpc_client<Player>
{
	explicit Player_client(Player_capability cap) : Rpc_client<Player>(cap) { }

	Play_result play(Track const &track)
	{
		return call<Rpc_play>(track);
	}

	void pause(bool now)
	{
		call<Rpc_pause>(now);
	}

	void finished_sigh(Signal_context_capability sigh)
	{
		call<Rpc_finished_sigh>(sigh);
	}

	uint64_t position()
	{
		return call<Rpc_position>();
	}
};


struct Expected_servers::Session_client : Rpc_client<Session>
{
	explicit Session_client(Session_capability cap) : Rpc_client<Session>(cap) { }

	/**
	 * Version and contract of the server
	 */
	Telos_bulk::Contract_info contract()
	{
		return Rpc_client::call<Rpc_contract>();
	}

	/**
	 * Shared buffer of the session
	 */
	Bulk_result bulk()
	{
		return Rpc_client::call<Rpc_bulk>();
	}

	/**
	 * Opens a player
	 *
	 * \return the player
	 */
	Open_result open(Volume volume)
	{
		return Rpc_client::call<Rpc_open>(volume);
	}

	/**
	 * Stores a track
	 */
	Store_result store(Track const &track, Telos_bulk::Window const &content,
	                   Telos_bulk::Window const &lyrics)
	{
		return Rpc_client::call<Rpc_store>(track, content, lyrics);
	}

	/**
	 * Loads a track
	 *
	 * \param id  which one
	 *
	 * \return its content
	 */
	Load_result load(uint32_t id)
	{
		return Rpc_client::call<Rpc_load>(id);
	}

	/**
	 * Hints at what comes next
	 */
	void hint(Telos_bulk::Window const &content)
	{
		Rpc_client::call<Rpc_hint>(content);
	}

	/**
	 * The picture of a track
	 */
	Telos_bulk::Window picture(uint32_t id, Telos_bulk::Window const &mask)
	{
		return Rpc_client::call<Rpc_picture>(id, mask);
	}

	/**
	 * Counts bytes
	 */
	uint64_t count(Telos_bulk::Window const &content)
	{
		return Rpc_client::call<Rpc_count>(content);
	}

	/**
	 * Something changed
	 */
	void changed_sigh(Signal_context_capability sigh)
	{
		Rpc_client::call<Rpc_changed_sigh>(sigh);
	}

	/**
	 * How it is
	 */
	uint32_t state()
	{
		return Rpc_client::call<Rpc_state>();
	}

	/**
	 * Adds to a number
	 */
	bool advance(uint64_t &position, uint32_t by)
	{
		return Rpc_client::call<Rpc_advance>(position, by);
	}

	Stop_result stop(Rpc_in_buffer<64> const &reason)
	{
		return Rpc_client::call<Rpc_stop>(reason);
	}

	uint32_t level()
	{
		return Rpc_client::call<Rpc_level>();
	}

	void mute(bool on)
	{
		Rpc_client::call<Rpc_mute>(on);
	}

	[[deprecated("use stop")]]
	Halt_result halt()
	{
		return Rpc_client::call<Rpc_halt>();
	}

	Rename_result rename(uint32_t id, String<24> const &name)
	{
		return Rpc_client::call<Rpc_rename>(id, name);
	}

	Last_result last()
	{
		return Rpc_client::call<Rpc_last>();
	}

	void maybe(Telos::Optional<Volume> const &volume, Rpc_in_buffer<16> const &raw)
	{
		Rpc_client::call<Rpc_maybe>(volume, raw);
	}

	Native_capability notify(Capability<Player> context)
	{
		return Rpc_client::call<Rpc_notify>(context);
	}

	/**
	 * Has the name of what clients call with
	 */
	uint32_t call(uint32_t number)
	{
		return Rpc_client::call<Rpc_call>(number);
	}
};

#endif /* _INCLUDE__EXPECTED_SERVERS_SESSION__CLIENT_H_ */
