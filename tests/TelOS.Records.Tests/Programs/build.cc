/*
 * \brief  Writes records piece by piece, and maps that no reader takes
 * \author TelOS
 * \date   2026-11-23
 */

#include <examples_records/records.h>

#include "host.h"

using namespace Examples_records;

static Host::Output out;

static char buffer[256*1024];


static void print(Person::Encode_result const &result)
{
	result.with_result(
		[&] (size_t num_bytes) { out.hex(buffer, num_bytes); },
		[&] (Telos::Encode_error e) {
			out.text(e == Telos::Encode_error::EXCEEDED ? "exceeded" : "invalid"); });
	out.text("\n");
}


static void fill(Person::Builder &person)
{
	person.name("Ada");
	person.age(36);
	person.mood(Mood::GLAD);
	person.place({ .row = 1, .column = 2 });
	person.tags([&] (auto &tags) {
		for (unsigned i = 0; i < 20; i++)
			tags.append("tag");
	});
	person.friends([&] (auto &friends) {
		friends.insert("Bo", [&] (Person::Builder &bo) {
			bo.name("Bo");
			bo.mood(Mood::SAD);
			bo.tags({ });
			bo.friends({ });
		});
		Person cy { };
		cy.name = "Cy";
		cy.mood = Mood::SAD;
		cy.nickname = "C";
		friends.insert("Cy", cy);
	});
}


/**
 * Person whose friends are written in the order of 'key'
 */
static Person::Encode_result with_friends(unsigned count, auto const &key)
{
	return Person::build({ buffer, sizeof(buffer) }, [&] (Person::Builder &person) {
		person.name("");
		person.mood(Mood::GLAD);
		person.tags({ });
		person.friends([&] (auto &friends) {
			for (unsigned i = 0; i < count; i++) {
				unsigned const k = key(i);
				char const text[4] { char('a' + k/676), char('a' + k/26%26), char('a' + k%26), 0 };
				Person other { };
				other.mood = Mood::GLAD;
				friends.insert(text, other);
			}
		});
	});
}


int main();
int main()
{
	/* pieces, and the same as a whole */
	print(Person::build({ buffer, sizeof(buffer) }, fill));

	Person bo { }, cy { };
	bo.name = "Bo"; bo.mood = Mood::SAD;
	cy.name = "Cy"; cy.mood = Mood::SAD; cy.nickname = "C";

	Telos::Map<Telos::Text<>, Person>::Entry const friends[] { { "Bo", bo }, { "Cy", cy } };
	Telos::Text<> tags[20];
	for (Telos::Text<> &tag : tags)
		tag = "tag";

	Person ada { };
	ada.name    = "Ada";
	ada.age     = uint8_t(36);
	ada.mood    = Mood::GLAD;
	ada.place   = Place { .row = 1, .column = 2 };
	ada.tags    = { tags, 20 };
	ada.friends = { friends, 2 };
	print(ada.encode({ buffer, sizeof(buffer) }));

	/* any smaller buffer is refused, nothing is written behind it */
	bool all_exceeded = true;
	for (size_t n = 0; n < 20; n++) {
		buffer[n] = 'x';
		all_exceeded &= (Person::build({ buffer, n }, fill) == Telos::Encode_error::EXCEEDED)
		             && buffer[n] == 'x';
	}
	out.text(all_exceeded ? "exceeded\n" : "written\n");

	/* a required field is missing, the order is wrong, a value is none */
	print(Person::build({ buffer, sizeof(buffer) }, [] (Person::Builder &p) { p.name("x"); }));
	print(Note::build({ buffer, sizeof(buffer) }, [] (Note::Builder &n) { n.weight(1); n.text("x"); }));
	print(Note::build({ buffer, sizeof(buffer) }, [] (Note::Builder &n) { n.text("x"); n.text("x"); n.weight(1); }));
	print(Note::build({ buffer, sizeof(buffer) }, [] (Note::Builder &n) { n.text("\xff"); n.weight(1); }));
	ada.name = "A name that is longer than 31 bytes.";
	print(ada.encode({ buffer, sizeof(buffer) }));
	ada.name = "Ada";
	ada.mood = Mood(3);
	print(ada.encode({ buffer, sizeof(buffer) }));

	/* maps: in order of any size, out of order up to a size, never twice the same */
	auto ascending  = [] (unsigned i) { return i; };
	auto shuffled   = [] (unsigned i) { return i*467 % 1024; };
	auto descending = [] (unsigned i) { return 4000 - i; };
	auto last_twice = [] (unsigned i) { return i*467 % 1023; };

	auto outcome = [&] (Person::Encode_result const &result) {
		result.with_result([&] (size_t num_bytes) {
			Person::decode({ buffer, num_bytes }).with_result(
				[&] (Person const &p) {
					bool found = false;
					p.friends.with_value("abc", [&] (Person const &) { found = true; }, [] { });
					out.number(p.friends.count());
					out.text(found ? " found\n" : " lost\n");
				},
				[&] (Telos::Decode_error) { out.text("unreadable\n"); });
		}, [&] (Telos::Encode_error) { out.text("invalid\n"); });
	};
	outcome(with_friends(4000, ascending));
	outcome(with_friends(1024, shuffled));
	outcome(with_friends(1025, descending));
	outcome(with_friends(1024, last_twice));

	out.flush();
	return 0;
}
