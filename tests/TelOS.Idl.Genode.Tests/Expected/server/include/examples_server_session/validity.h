/*
 * \brief  Checks of what arrives at servers of Examples server session
 * \author TelOS IDL compiler
 */

/*
 * Generated from server.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_SERVER_SESSION__VALIDITY_H_
#define _INCLUDE__EXAMPLES_SERVER_SESSION__VALIDITY_H_

#include <examples_server_session/examples_server_session.h>
#include <telos/server.h>

/*
 * The functions return true if a value is one of its type. A message contains
 * whatever its sender put into it.
 */
namespace Examples_server {

	static inline bool valid(Volume const &);
	static inline bool valid(Play_error const &);
	static inline bool valid(Stop_error const &);
	static inline bool valid(Track const &);
}


inline bool Examples_server::valid(Volume const &value)
{
	switch (value) {
	case Volume::QUIET:
	case Volume::LOUD:
		return true;
	}
	return false;
}


inline bool Examples_server::valid(Play_error const &value)
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


inline bool Examples_server::valid(Stop_error const &value)
{
	switch (value) {
	case Stop_error::UNSUPPORTED:
	case Stop_error::NOT_PLAYING:
		return true;
	}
	return false;
}


inline bool Examples_server::valid(Track const &value)
{
	return valid(value.volume)
	    && Telos::valid(value.repeat)
	    && Telos::valid(value.name);
}

#endif /* _INCLUDE__EXAMPLES_SERVER_SESSION__VALIDITY_H_ */
