/*
 * \brief  Checks of what arrives at servers of Samples hello session
 * \author TelOS IDL compiler
 */

/*
 * Generated from hello.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__SAMPLES_HELLO_SESSION__VALIDITY_H_
#define _INCLUDE__SAMPLES_HELLO_SESSION__VALIDITY_H_

#include <samples_hello_session/samples_hello_session.h>
#include <telos/server.h>

/*
 * The functions return true if a value is one of its type. A message contains
 * whatever its sender put into it.
 */
namespace Samples_hello {

	static inline bool valid(Hello_error const &);
}


inline bool Samples_hello::valid(Hello_error const &value)
{
	switch (value) {
	case Hello_error::UNSUPPORTED:
	case Hello_error::NO_NAME:
		return true;
	}
	return false;
}

#endif /* _INCLUDE__SAMPLES_HELLO_SESSION__VALIDITY_H_ */
