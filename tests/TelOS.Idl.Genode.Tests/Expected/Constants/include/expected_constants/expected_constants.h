/*
 * \brief  Expected constants types
 * \author TelOS IDL compiler
 */

/*
 * Generated from Constants.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXPECTED_CONSTANTS__EXPECTED_CONSTANTS_H_
#define _INCLUDE__EXPECTED_CONSTANTS__EXPECTED_CONSTANTS_H_

/* Genode includes */
#include <base/exception.h>
#include <base/stdint.h>

namespace Expected_constants {

	using namespace Genode;

	/**
	 * Characters of a name
	 */
	static constexpr uint32_t MAX_NAME = 64;

	static constexpr int64_t LOWEST = (-9223372036854775807L - 1);

	static constexpr float RATIO = 0.5f;

	static constexpr bool IS_ON = true;

	[[deprecated("use title")]] static constexpr char const *LABEL = "a \"label\"";

	/**
	 * The server has no memory left
	 */
	class Out_of_ram : public Exception { };
}

#endif /* _INCLUDE__EXPECTED_CONSTANTS__EXPECTED_CONSTANTS_H_ */
