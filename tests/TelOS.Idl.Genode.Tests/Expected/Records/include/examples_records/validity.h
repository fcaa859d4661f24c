/*
 * \brief  Checks of what arrives at servers of Examples records
 * \author TelOS IDL compiler
 */

/*
 * Generated from Records.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_RECORDS__VALIDITY_H_
#define _INCLUDE__EXAMPLES_RECORDS__VALIDITY_H_

#include <examples_records/examples_records.h>
#include <telos/server.h>

/*
 * The functions return true if a value is one of its type. A message contains
 * whatever its sender put into it.
 */
namespace Examples_records {

	static inline bool valid(Mood const &);
}


inline bool Examples_records::valid(Mood const &value)
{
	switch (value) {
	case Mood::GLAD:
	case Mood::SAD:
		return true;
	}
	return false;
}

#endif /* _INCLUDE__EXAMPLES_RECORDS__VALIDITY_H_ */
