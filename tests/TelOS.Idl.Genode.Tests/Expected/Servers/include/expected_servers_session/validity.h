/*
 * \brief  Checks of what arrives at servers of Expected servers session
 * \author TelOS IDL compiler
 */

/*
 * Generated from Servers.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXPECTED_SERVERS_SESSION__VALIDITY_H_
#define _INCLUDE__EXPECTED_SERVERS_SESSION__VALIDITY_H_

#include <expected_servers_session/expected_servers_session.h>
#include <telos/server.h>
#include <telos/used_bytes.h>

/*
 * The functions return true if a value is one of its type. A message contains
 * whatever its sender put into it.
 */
namespace Expected_servers {

	static inline bool valid(Volume const &);
	static inline bool valid(Play_error const &);
	static inline bool valid(Stop_error const &);
	static inline bool valid(Track const &);
}

/*
 * The functions copy a value to memory that is zero, without bytes of it that
 * mean nothing.
 */
namespace Expected_servers {

	[[maybe_unused]] static inline void copy_used(Track const &, Track &);
}


inline bool Expected_servers::valid(Volume const &value)
{
	switch (value) {
	case Volume::QUIET:
	case Volume::LOUD:
		return true;
	}
	return false;
}


inline bool Expected_servers::valid(Play_error const &value)
{
	switch (value) {
	case Play_error::UNSUPPORTED:
	case Play_error::BUSY:
	case Play_error::NO_MEMORY:
	case Play_error::NO_CAPS:
		return true;
	}
	return false;
}


inline bool Expected_servers::valid(Stop_error const &value)
{
	switch (value) {
	case Stop_error::UNSUPPORTED:
	case Stop_error::NOT_PLAYING:
		return true;
	}
	return false;
}


inline bool Expected_servers::valid(Track const &value)
{
	return valid(value.volume)
	    && Telos::valid(value.repeat)
	    && Telos::valid(value.name);
}


inline void Expected_servers::copy_used(Track const &from, Track &to)
{
	Telos::assign_used(from.id, to.id);
	Telos::assign_used(from.volume, to.volume);
	Telos::assign_used(from.repeat, to.repeat);
	Telos::assign_used(from.name, to.name);
}

#endif /* _INCLUDE__EXPECTED_SERVERS_SESSION__VALIDITY_H_ */
