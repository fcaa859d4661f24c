/*
 * \brief  Structured data in human-inclined-data (HID) syntax
 *
 * Unlike Genode's, this 'Node' does not read XML.
 */

#ifndef _INCLUDE__BASE__NODE_H_
#define _INCLUDE__BASE__NODE_H_

#include <util/callable.h>
#include <util/noncopyable.h>
#include <util/string.h>

namespace Genode { class Node; }


/**
 * Read-only view of a node within a text
 *
 * The text must exist as long as the node. A text that is not HID appears as
 * a node of type "empty".
 */
class Genode::Node : Noncopyable
{
	public:

		using Type = String<64>;

		struct Attribute
		{
			using Name = String<64>;

			Name const name;
			Span       value;

			Attribute(Span const &name, Span const &value)
			: name(Cstring(name.start, name.num_bytes)), value(value.start, value.num_bytes) { }
		};

		class Quoted_line
		{
			private:

				Span _text;

			public:

				bool const last;

				Quoted_line(Span const &text, bool last)
				: _text(text.start, text.num_bytes), last(last) { }

				void print(Output &out) const
				{
					out.out_string(_text.start, _text.num_bytes);
				}
		};

		struct Quoted_content
		{
			Node const &_node;

			Quoted_content(Node const &node) : _node(node) { }

			void print(Output &out) const;
		};

	private:

		friend struct Node_scanner;

		/* from the start of the line that has the type, to the end of the node */
		Span _text;

		/* position of the type within the first line */
		size_t _column = 0;

		Node(Span const &text, size_t column)
		: _text(text.start, text.num_bytes), _column(column) { }

		using Node_fn      = Callable<void, Node const &>;
		using Attribute_fn = Callable<void, Attribute const &>;
		using Line_fn      = Callable<void, Quoted_line const &>;
		using Value_fn     = Callable<void, Span const &>;

		void _for_each_sub_node(Node_fn::Ft const &) const;
		void _for_each_attribute(Attribute_fn::Ft const &) const;
		void _for_each_quoted_line(Line_fn::Ft const &) const;

		/* call function with value of the first attribute of this name */
		void _with_value(char const *attr, Value_fn::Ft const &) const;

		auto _with_matching(auto const &matches, auto const &fn, auto const &missing_fn) const
		-> decltype(missing_fn())
		{
			char const *start = nullptr;
			size_t num_bytes = 0, column = 0;
			unsigned index = 0;

			for_each_sub_node([&] (Node const &node) {
				if (!start && matches(node, index)) {
					start     = node._text.start;
					num_bytes = node._text.num_bytes;
					column    = node._column;
				}
				index++;
			});

			if (!start)
				return missing_fn();

			Node const node(Span(start, num_bytes), column);
			return fn(node);
		}

	public:

		Node() : _text(nullptr, 0) { }

		/**
		 * Constructor, leading white space is skipped
		 */
		Node(Span const &text);

		template <size_t N>
		Node(String<N> const &text) : Node(Span(text.string(), strlen(text.string()))) { }

		Type type() const;

		bool has_type(char const *t) const { return type() == t; }

		/**
		 * Return size of the text, including the end marker if it is the top node
		 */
		size_t num_bytes() const { return _text.num_bytes; }

		void for_each_sub_node(auto const &fn) const
		{
			_for_each_sub_node(Node_fn::Fn { fn });
		}

		void for_each_sub_node(char const *type, auto const &fn) const
		{
			for_each_sub_node([&] (Node const &node) {
				if (node.has_type(type))
					fn(node); });
		}

		/**
		 * Call 'fn' with the first sub node of the given type
		 */
		auto with_sub_node(char const *type, auto const &fn, auto const &missing_fn) const
		-> decltype(missing_fn())
		{
			return _with_matching([&] (Node const &node, unsigned) {
				return node.has_type(type); }, fn, missing_fn);
		}

		/**
		 * Call 'fn' with the sub node at the given position
		 */
		auto with_sub_node(unsigned n, auto const &fn, auto const &missing_fn) const
		-> decltype(missing_fn())
		{
			return _with_matching([&] (Node const &, unsigned index) {
				return index == n; }, fn, missing_fn);
		}

		void with_optional_sub_node(char const *type, auto const &fn) const
		{
			with_sub_node(type, fn, [] { });
		}

		bool has_sub_node(char const *type) const
		{
			return with_sub_node(type, [] (Node const &) { return true; },
			                           []                { return false; });
		}

		unsigned num_sub_nodes() const
		{
			unsigned n = 0;
			for_each_sub_node([&] (Node const &) { n++; });
			return n;
		}

		void for_each_attribute(auto const &fn) const
		{
			_for_each_attribute(Attribute_fn::Fn { fn });
		}

		bool has_attribute(char const *attr) const
		{
			bool found = false;
			_with_value(attr, Value_fn::Fn { [&] (Span const &) { found = true; } });
			return found;
		}

		/**
		 * Return value of attribute
		 *
		 * If the attribute is absent or no value of the type, the default
		 * value is returned.
		 */
		template <typename T>
		T attribute_value(char const *attr, T const default_value) const
		{
			T result = default_value;
			_with_value(attr, Value_fn::Fn { [&] (Span const &value) {
				if (!value.num_bytes || parse(value, result) != value.num_bytes)
					result = default_value; } });
			return result;
		}

		template <size_t N>
		String<N> attribute_value(char const *attr, String<N> const default_value) const
		{
			String<N> result = default_value;
			_with_value(attr, Value_fn::Fn { [&] (Span const &value) {
				result = String<N>(Cstring(value.start, value.num_bytes)); } });
			return result;
		}

		void for_each_quoted_line(auto const &fn) const
		{
			_for_each_quoted_line(Line_fn::Fn { fn });
		}

		/**
		 * Return true if the content is not the same
		 */
		bool differs_from(Node const &other) const { return !_text.equals(other._text); }

		void print(Output &out) const { out.out_string(_text.start, _text.num_bytes); }
};

#endif /* _INCLUDE__BASE__NODE_H_ */
