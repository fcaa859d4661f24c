/*
 * \brief  Expected unions types
 * \author TelOS IDL compiler
 */

/*
 * Generated from Unions.tidl. Change the contract, not this file.
 */

#ifndef _INCLUDE__EXPECTED_UNIONS__EXPECTED_UNIONS_H_
#define _INCLUDE__EXPECTED_UNIONS__EXPECTED_UNIONS_H_

/* Genode includes */
#include <base/stdint.h>
#include <util/string.h>

/* includes of contracts */
#include <telos/array.h>
#include <telos/optional.h>

namespace Expected_unions {

	using namespace Genode;

	struct Circle
	{
		float   radius;
		bool    filled;
		uint8_t _reserved[3] { };
	};

	/**
	 * What there is to draw
	 */
	class Shape
	{
		public:

			enum class Tag : uint32_t
			{
				NONE    = 0,
				CIRCLE  = 1,
				LABEL   = 2,
				NOTHING = 3,
				TITLE   = 5,
				SIDES   = 6
			};

		private:

			Tag _tag { Tag::NONE };

			[[maybe_unused]] uint8_t _reserved[4] { };

			alignas(8) uint8_t _payload[24] { };

			template <typename T>
			static Shape _with(Tag const tag, T const &value)
			{
				Shape result { };
				result._tag = tag;
				__builtin_memcpy(result._payload, &value, sizeof(T));
				return result;
			}

			template <typename T>
			T _as() const
			{
				T value { };
				__builtin_memcpy(&value, _payload, sizeof(T));
				return value;
			}

		public:

			Tag tag() const { return _tag; }

			/**
			 * A circle
			 */
			static Shape from_circle(Circle const &circle)
			{
				return _with(Tag::CIRCLE, circle);
			}

			/**
			 * Call 'fn' with the 'Circle' if the value holds one
			 */
			void with_circle(auto const &fn) const
			{
				if (_tag == Tag::CIRCLE)
					fn(_as<Circle>());
			}

			static Shape from_label(String<16> const &label)
			{
				return _with(Tag::LABEL, label);
			}

			/**
			 * Call 'fn' with the 'String<16>' if the value holds one
			 */
			void with_label(auto const &fn) const
			{
				if (_tag == Tag::LABEL)
					fn(_as<String<16>>());
			}

			static Shape from_nothing()
			{
				Shape result { };
				result._tag = Tag::NOTHING;
				return result;
			}

			static Shape from_title(Telos::Optional<String<8>> const &title)
			{
				return _with(Tag::TITLE, title);
			}

			/**
			 * Call 'fn' with the 'Telos::Optional<String<8>>' if the value holds one
			 */
			void with_title(auto const &fn) const
			{
				if (_tag == Tag::TITLE)
					fn(_as<Telos::Optional<String<8>>>());
			}

			static Shape from_sides(Telos::Array<uint16_t, 4> const &sides)
			{
				return _with(Tag::SIDES, sides);
			}

			/**
			 * Call 'fn' with the 'Telos::Array<uint16_t, 4>' if the value holds one
			 */
			void with_sides(auto const &fn) const
			{
				if (_tag == Tag::SIDES)
					fn(_as<Telos::Array<uint16_t, 4>>());
			}
	};
}


/*
 * Compile-time checks of the wire representation
 */
namespace Expected_unions {

	static_assert(sizeof(Circle) == 8  && alignof(Circle) == 4);
	static_assert(sizeof(Shape)  == 32 && alignof(Shape)  == 8);

	static_assert(__builtin_offsetof(Circle, filled) == 4);
}

#endif /* _INCLUDE__EXPECTED_UNIONS__EXPECTED_UNIONS_H_ */
