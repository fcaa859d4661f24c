/*
 * \brief  Records of Examples records
 * \author TelOS IDL compiler
 */

/*
 * Generated from Records.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXAMPLES_RECORDS__RECORDS_H_
#define _INCLUDE__EXAMPLES_RECORDS__RECORDS_H_

#include <telos/record.h>
#include <examples_records/examples_records.h>
#include <examples_records/validity.h>

namespace Examples_records {

	struct Person;
	struct Note;
}


/**
 * Somebody.
 *
 * Friends are records of the same kind.
 */
struct Examples_records::Person
{
	struct Builder;

	using Decode_result = Attempt<Person, Telos::Decode_error>;
	using Encode_result = Attempt<size_t, Telos::Encode_error>;

	/**
	 * The whole name
	 */
	Telos::Text<31>                   name { };
	Telos::Maybe<uint8_t>             age { };
	Mood                              mood { };
	Telos::Maybe<Place>               place { };
	Telos::Maybe<Telos::Bytes<>>      photo { };
	Telos::List<Telos::Text<>>        tags { };
	Telos::Map<Telos::Text<>, Person> friends { };

	/**
	 * Deprecated: use name
	 */
	Telos::Maybe<Telos::Text<>> nickname { };

	/**
	 * \noapi
	 */
	using Fields = Telos::Fields<Telos::Field<1, &Person::name>,
	                             Telos::Field<2, &Person::age>,
	                             Telos::Field<3, &Person::mood>,
	                             Telos::Field<4, &Person::place>,
	                             Telos::Field<5, &Person::photo>,
	                             Telos::Field<7, &Person::tags>,
	                             Telos::Field<9, &Person::friends>,
	                             Telos::Field<300, &Person::nickname>>;

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
		return Telos::build<Person>(dst, fn);
	}
};


/**
 * Without lists: .NET compares it
 */
struct Examples_records::Note
{
	struct Builder;

	using Decode_result = Attempt<Note, Telos::Decode_error>;
	using Encode_result = Attempt<size_t, Telos::Encode_error>;

	Telos::Text<> text { };
	double        weight { };

	/**
	 * \noapi
	 */
	using Fields = Telos::Fields<Telos::Field<1, &Note::text>,
	                             Telos::Field<2, &Note::weight>>;

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
		return Telos::build<Note>(dst, fn);
	}
};


/**
 * Writer of a 'Person', called for its fields in the order of their declaration
 */
struct Examples_records::Person::Builder : Telos::Record_builder<Person>
{
	using Record_builder::Record_builder;

	void name(Telos::Text<31> const &value)                      { _put<Telos::Text<31>>(1, value); }
	void age(uint8_t value)                                      { _put<uint8_t>(2, value); }
	void mood(Mood value)                                        { _put<Mood>(3, value); }
	void place(Place const &value)                               { _put<Place>(4, value); }
	void photo(Telos::Bytes<> const &value)                      { _put<Telos::Bytes<>>(5, value); }
	void tags(Telos::List<Telos::Text<>> const &value)           { _put<Telos::List<Telos::Text<>>>(7, value); }
	void tags(auto const &fn)                                    { _build<Telos::List<Telos::Text<>>>(7, fn); }
	void friends(Telos::Map<Telos::Text<>, Person> const &value) { _put<Telos::Map<Telos::Text<>, Person>>(9, value); }
	void friends(auto const &fn)                                 { _build<Telos::Map<Telos::Text<>, Person>>(9, fn); }
	void nickname(Telos::Text<> const &value)                    { _put<Telos::Text<>>(300, value); }
};


inline Examples_records::Person::Decode_result
Examples_records::Person::decode(Span const &bytes) { return Telos::decode<Person>(bytes); }


inline Examples_records::Person::Encode_result
Examples_records::Person::encode(Byte_range_ptr const &dst) const { return Telos::encode(*this, dst); }


/**
 * Writer of a 'Note', called for its fields in the order of their declaration
 */
struct Examples_records::Note::Builder : Telos::Record_builder<Note>
{
	using Record_builder::Record_builder;

	void text(Telos::Text<> const &value) { _put<Telos::Text<>>(1, value); }
	void weight(double value)             { _put<double>(2, value); }
};


inline Examples_records::Note::Decode_result
Examples_records::Note::decode(Span const &bytes) { return Telos::decode<Note>(bytes); }


inline Examples_records::Note::Encode_result
Examples_records::Note::encode(Byte_range_ptr const &dst) const { return Telos::encode(*this, dst); }

#endif /* _INCLUDE__EXAMPLES_RECORDS__RECORDS_H_ */
