/*
 * \brief  Records of Examples sessions session
 * \author TelOS IDL compiler
 */

/*
 * Generated from Sessions.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_SESSIONS_SESSION__RECORDS_H_
#define _INCLUDE__EXAMPLES_SESSIONS_SESSION__RECORDS_H_

#include <telos/record.h>
#include <examples_sessions_session/examples_sessions_session.h>

namespace Examples_sessions {

	struct Page;
}


struct Examples_sessions::Page
{
	struct Builder;

	using Decode_result = Attempt<Page, Telos::Decode_error>;
	using Encode_result = Attempt<size_t, Telos::Encode_error>;

	Telos::Text<> text { };

	/**
	 * \noapi
	 */
	using Fields = Telos::Fields<Telos::Field<1, &Page::text>>;

	/**
	 * Decode bytes that anybody may have written
	 *
	 * The bytes must not change as long as the record is used.
	 */
	static Decode_result decode(Span const &bytes);

	/**
	 * Encode the record
	 *
	 * \return number of bytes written to 'dst'
	 */
	Encode_result encode(Byte_range_ptr const &dst) const;

	/**
	 * Encode a record that 'fn' writes by the means of a 'Builder &'
	 *
	 * \return number of bytes written to 'dst'
	 */
	static Encode_result build(Byte_range_ptr const &dst, auto const &fn)
	{
		return Telos::build<Page>(dst, fn);
	}
};


/**
 * Writer of a 'Page', called for its fields in the order of their declaration
 */
struct Examples_sessions::Page::Builder : Telos::Record_builder<Page>
{
	using Record_builder::Record_builder;

	void text(Telos::Text<> const &value) { _put<Telos::Text<>>(1, value); }
};


inline Examples_sessions::Page::Decode_result
Examples_sessions::Page::decode(Span const &bytes) { return Telos::decode<Page>(bytes); }


inline Examples_sessions::Page::Encode_result
Examples_sessions::Page::encode(Byte_range_ptr const &dst) const { return Telos::encode(*this, dst); }

#endif /* _INCLUDE__EXAMPLES_SESSIONS_SESSION__RECORDS_H_ */
