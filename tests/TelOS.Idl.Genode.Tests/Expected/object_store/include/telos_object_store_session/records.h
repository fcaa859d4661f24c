/*
 * \brief  Records of Telos object store session
 * \author TelOS IDL compiler
 */

/*
 * Generated from object_store.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__TELOS_OBJECT_STORE_SESSION__RECORDS_H_
#define _INCLUDE__TELOS_OBJECT_STORE_SESSION__RECORDS_H_

#include <telos/record.h>
#include <telos_object_store_session/telos_object_store_session.h>

namespace Telos_object_store {

	struct Object_content;
	struct Object_batch;
	struct Object_id_list;
	struct Root_record;
	struct Root_list;
	struct Object_query;
	struct Object_entry;
	struct Object_page;
	struct Change_set;
}


/**
 * One object on its way, identity and content together
 */
struct Telos_object_store::Object_content
{
	struct Builder;

	using Decode_result = Attempt<Object_content, Telos::Decode_error>;
	using Encode_result = Attempt<size_t, Telos::Encode_error>;

	/**
	 * Its identity
	 */
	Object_id id { };

	/**
	 * Absent: there is no such object, or, in 'store_objects', it is to be
	 * deleted
	 */
	Telos::Maybe<Telos::Bytes<>> content { };

	/**
	 * The version that wrote it; only in answers
	 */
	Telos::Maybe<uint64_t> version { };

	/**
	 * \noapi
	 */
	using Fields = Telos::Fields<Telos::Field<1, &Object_content::id>,
	                             Telos::Field<2, &Object_content::content>,
	                             Telos::Field<3, &Object_content::version>>;

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
		return Telos::build<Object_content>(dst, fn);
	}
};


/**
 * Several objects
 */
struct Telos_object_store::Object_batch
{
	struct Builder;

	using Decode_result = Attempt<Object_batch, Telos::Decode_error>;
	using Encode_result = Attempt<size_t, Telos::Encode_error>;

	/**
	 * The objects
	 */
	Telos::List<Object_content> objects { };

	/**
	 * \noapi
	 */
	using Fields = Telos::Fields<Telos::Field<1, &Object_batch::objects>>;

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
		return Telos::build<Object_batch>(dst, fn);
	}
};


/**
 * Identities, in no particular order
 */
struct Telos_object_store::Object_id_list
{
	struct Builder;

	using Decode_result = Attempt<Object_id_list, Telos::Decode_error>;
	using Encode_result = Attempt<size_t, Telos::Encode_error>;

	/**
	 * The identities
	 */
	Telos::List<Object_id> ids { };

	/**
	 * \noapi
	 */
	using Fields = Telos::Fields<Telos::Field<1, &Object_id_list::ids>>;

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
		return Telos::build<Object_id_list>(dst, fn);
	}
};


/**
 * A name under which a graph of objects can be found
 */
struct Telos_object_store::Root_record
{
	struct Builder;

	using Decode_result = Attempt<Root_record, Telos::Decode_error>;
	using Encode_result = Attempt<size_t, Telos::Encode_error>;

	/**
	 * The name
	 */
	Telos::Text<63> name { };

	/**
	 * The object it is bound to
	 */
	Object_id id { };

	/**
	 * \noapi
	 */
	using Fields = Telos::Fields<Telos::Field<1, &Root_record::name>,
	                             Telos::Field<2, &Root_record::id>>;

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
		return Telos::build<Root_record>(dst, fn);
	}
};


/**
 * All roots, by name
 */
struct Telos_object_store::Root_list
{
	struct Builder;

	using Decode_result = Attempt<Root_list, Telos::Decode_error>;
	using Encode_result = Attempt<size_t, Telos::Encode_error>;

	/**
	 * The roots
	 */
	Telos::List<Root_record> roots { };

	/**
	 * \noapi
	 */
	using Fields = Telos::Fields<Telos::Field<1, &Root_list::roots>>;

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
		return Telos::build<Root_list>(dst, fn);
	}
};


/**
 * What a listing asks for. All conditions must hold; without any, every object
 * of the snapshot is listed.
 */
struct Telos_object_store::Object_query
{
	struct Builder;

	using Decode_result = Attempt<Object_query, Telos::Decode_error>;
	using Encode_result = Attempt<size_t, Telos::Encode_error>;

	/**
	 * Goes on behind this identity. Absent: from the first.
	 */
	Telos::Maybe<Object_id> after { };

	/**
	 * Entries an answer may have, from 1 to 65536
	 */
	uint32_t limit { };

	/**
	 * Only objects whose last commit is newer than this version
	 */
	Telos::Maybe<uint64_t> changed_after { };

	/**
	 * Only objects of at least so many bytes
	 */
	Telos::Maybe<uint64_t> minimum_size { };

	/**
	 * \noapi
	 */
	using Fields = Telos::Fields<Telos::Field<1, &Object_query::after>,
	                             Telos::Field<2, &Object_query::limit>,
	                             Telos::Field<3, &Object_query::changed_after>,
	                             Telos::Field<4, &Object_query::minimum_size>>;

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
		return Telos::build<Object_query>(dst, fn);
	}
};


/**
 * An object in a listing
 */
struct Telos_object_store::Object_entry
{
	struct Builder;

	using Decode_result = Attempt<Object_entry, Telos::Decode_error>;
	using Encode_result = Attempt<size_t, Telos::Encode_error>;

	/**
	 * Its identity
	 */
	Object_id id { };

	/**
	 * The version that wrote it
	 */
	uint64_t version { };

	/**
	 * Bytes of its content
	 */
	uint64_t size { };

	/**
	 * \noapi
	 */
	using Fields = Telos::Fields<Telos::Field<1, &Object_entry::id>,
	                             Telos::Field<2, &Object_entry::version>,
	                             Telos::Field<3, &Object_entry::size>>;

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
		return Telos::build<Object_entry>(dst, fn);
	}
};


/**
 * A part of a listing, by growing identity
 */
struct Telos_object_store::Object_page
{
	struct Builder;

	using Decode_result = Attempt<Object_page, Telos::Decode_error>;
	using Encode_result = Attempt<size_t, Telos::Encode_error>;

	/**
	 * The objects
	 */
	Telos::List<Object_entry> entries { };

	/**
	 * Whether objects behind the last entry were left out for the limit
	 */
	bool more { };

	/**
	 * \noapi
	 */
	using Fields = Telos::Fields<Telos::Field<1, &Object_page::entries>,
	                             Telos::Field<2, &Object_page::more>>;

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
		return Telos::build<Object_page>(dst, fn);
	}
};


/**
 * What changed between two versions
 */
struct Telos_object_store::Change_set
{
	struct Builder;

	using Decode_result = Attempt<Change_set, Telos::Decode_error>;
	using Encode_result = Attempt<size_t, Telos::Encode_error>;

	/**
	 * The version up to which it tells; ask from here next time
	 */
	uint64_t version { };

	/**
	 * Objects stored since then
	 */
	Telos::List<Object_id> stored { };

	/**
	 * Objects deleted since then
	 */
	Telos::List<Object_id> deleted { };

	/**
	 * Whether a root was bound or unbound
	 */
	bool roots_changed { };

	/**
	 * \noapi
	 */
	using Fields = Telos::Fields<Telos::Field<1, &Change_set::version>,
	                             Telos::Field<2, &Change_set::stored>,
	                             Telos::Field<3, &Change_set::deleted>,
	                             Telos::Field<4, &Change_set::roots_changed>>;

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
		return Telos::build<Change_set>(dst, fn);
	}
};


/**
 * Writer of a 'Object_content', called for its fields in the order of their declaration
 */
struct Telos_object_store::Object_content::Builder : Telos::Record_builder<Object_content>
{
	using Record_builder::Record_builder;

	void id(Object_id const &value)           { _put<Object_id>(1, value); }
	void content(Telos::Bytes<> const &value) { _put<Telos::Bytes<>>(2, value); }
	void version(uint64_t value)              { _put<uint64_t>(3, value); }
};


inline Telos_object_store::Object_content::Decode_result
Telos_object_store::Object_content::decode(Span const &bytes) { return Telos::decode<Object_content>(bytes); }


inline Telos_object_store::Object_content::Encode_result
Telos_object_store::Object_content::encode(Byte_range_ptr const &dst) const { return Telos::encode(*this, dst); }


/**
 * Writer of a 'Object_batch', called for its fields in the order of their declaration
 */
struct Telos_object_store::Object_batch::Builder : Telos::Record_builder<Object_batch>
{
	using Record_builder::Record_builder;

	void objects(Telos::List<Object_content> const &value) { _put<Telos::List<Object_content>>(1, value); }
	void objects(auto const &fn)                           { _build<Telos::List<Object_content>>(1, fn); }
};


inline Telos_object_store::Object_batch::Decode_result
Telos_object_store::Object_batch::decode(Span const &bytes) { return Telos::decode<Object_batch>(bytes); }


inline Telos_object_store::Object_batch::Encode_result
Telos_object_store::Object_batch::encode(Byte_range_ptr const &dst) const { return Telos::encode(*this, dst); }


/**
 * Writer of a 'Object_id_list', called for its fields in the order of their declaration
 */
struct Telos_object_store::Object_id_list::Builder : Telos::Record_builder<Object_id_list>
{
	using Record_builder::Record_builder;

	void ids(Telos::List<Object_id> const &value) { _put<Telos::List<Object_id>>(1, value); }
	void ids(auto const &fn)                      { _build<Telos::List<Object_id>>(1, fn); }
};


inline Telos_object_store::Object_id_list::Decode_result
Telos_object_store::Object_id_list::decode(Span const &bytes) { return Telos::decode<Object_id_list>(bytes); }


inline Telos_object_store::Object_id_list::Encode_result
Telos_object_store::Object_id_list::encode(Byte_range_ptr const &dst) const { return Telos::encode(*this, dst); }


/**
 * Writer of a 'Root_record', called for its fields in the order of their declaration
 */
struct Telos_object_store::Root_record::Builder : Telos::Record_builder<Root_record>
{
	using Record_builder::Record_builder;

	void name(Telos::Text<63> const &value) { _put<Telos::Text<63>>(1, value); }
	void id(Object_id const &value)         { _put<Object_id>(2, value); }
};


inline Telos_object_store::Root_record::Decode_result
Telos_object_store::Root_record::decode(Span const &bytes) { return Telos::decode<Root_record>(bytes); }


inline Telos_object_store::Root_record::Encode_result
Telos_object_store::Root_record::encode(Byte_range_ptr const &dst) const { return Telos::encode(*this, dst); }


/**
 * Writer of a 'Root_list', called for its fields in the order of their declaration
 */
struct Telos_object_store::Root_list::Builder : Telos::Record_builder<Root_list>
{
	using Record_builder::Record_builder;

	void roots(Telos::List<Root_record> const &value) { _put<Telos::List<Root_record>>(1, value); }
	void roots(auto const &fn)                        { _build<Telos::List<Root_record>>(1, fn); }
};


inline Telos_object_store::Root_list::Decode_result
Telos_object_store::Root_list::decode(Span const &bytes) { return Telos::decode<Root_list>(bytes); }


inline Telos_object_store::Root_list::Encode_result
Telos_object_store::Root_list::encode(Byte_range_ptr const &dst) const { return Telos::encode(*this, dst); }


/**
 * Writer of a 'Object_query', called for its fields in the order of their declaration
 */
struct Telos_object_store::Object_query::Builder : Telos::Record_builder<Object_query>
{
	using Record_builder::Record_builder;

	void after(Object_id const &value) { _put<Object_id>(1, value); }
	void limit(uint32_t value)         { _put<uint32_t>(2, value); }
	void changed_after(uint64_t value) { _put<uint64_t>(3, value); }
	void minimum_size(uint64_t value)  { _put<uint64_t>(4, value); }
};


inline Telos_object_store::Object_query::Decode_result
Telos_object_store::Object_query::decode(Span const &bytes) { return Telos::decode<Object_query>(bytes); }


inline Telos_object_store::Object_query::Encode_result
Telos_object_store::Object_query::encode(Byte_range_ptr const &dst) const { return Telos::encode(*this, dst); }


/**
 * Writer of a 'Object_entry', called for its fields in the order of their declaration
 */
struct Telos_object_store::Object_entry::Builder : Telos::Record_builder<Object_entry>
{
	using Record_builder::Record_builder;

	void id(Object_id const &value) { _put<Object_id>(1, value); }
	void version(uint64_t value)    { _put<uint64_t>(2, value); }
	void size(uint64_t value)       { _put<uint64_t>(3, value); }
};


inline Telos_object_store::Object_entry::Decode_result
Telos_object_store::Object_entry::decode(Span const &bytes) { return Telos::decode<Object_entry>(bytes); }


inline Telos_object_store::Object_entry::Encode_result
Telos_object_store::Object_entry::encode(Byte_range_ptr const &dst) const { return Telos::encode(*this, dst); }


/**
 * Writer of a 'Object_page', called for its fields in the order of their declaration
 */
struct Telos_object_store::Object_page::Builder : Telos::Record_builder<Object_page>
{
	using Record_builder::Record_builder;

	void entries(Telos::List<Object_entry> const &value) { _put<Telos::List<Object_entry>>(1, value); }
	void entries(auto const &fn)                         { _build<Telos::List<Object_entry>>(1, fn); }
	void more(bool value)                                { _put<bool>(2, value); }
};


inline Telos_object_store::Object_page::Decode_result
Telos_object_store::Object_page::decode(Span const &bytes) { return Telos::decode<Object_page>(bytes); }


inline Telos_object_store::Object_page::Encode_result
Telos_object_store::Object_page::encode(Byte_range_ptr const &dst) const { return Telos::encode(*this, dst); }


/**
 * Writer of a 'Change_set', called for its fields in the order of their declaration
 */
struct Telos_object_store::Change_set::Builder : Telos::Record_builder<Change_set>
{
	using Record_builder::Record_builder;

	void version(uint64_t value)                      { _put<uint64_t>(1, value); }
	void stored(Telos::List<Object_id> const &value)  { _put<Telos::List<Object_id>>(2, value); }
	void stored(auto const &fn)                       { _build<Telos::List<Object_id>>(2, fn); }
	void deleted(Telos::List<Object_id> const &value) { _put<Telos::List<Object_id>>(3, value); }
	void deleted(auto const &fn)                      { _build<Telos::List<Object_id>>(3, fn); }
	void roots_changed(bool value)                    { _put<bool>(4, value); }
};


inline Telos_object_store::Change_set::Decode_result
Telos_object_store::Change_set::decode(Span const &bytes) { return Telos::decode<Change_set>(bytes); }


inline Telos_object_store::Change_set::Encode_result
Telos_object_store::Change_set::encode(Byte_range_ptr const &dst) const { return Telos::encode(*this, dst); }

#endif /* _INCLUDE__TELOS_OBJECT_STORE_SESSION__RECORDS_H_ */
