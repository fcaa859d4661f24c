/*
 * \brief  Reader of human-inclined data (HID)
 *
 * A line consists of segments separated by '|'. The column of a segment tells
 * the node that it belongs to.
 */

/* Genode includes */
#include <base/node.h>

using namespace Genode;


namespace Genode { struct Node_scanner; }


/**
 * Iterator over the segments of a text
 */
struct Genode::Node_scanner
{
	enum class Kind { END, NODE, DISABLED, QUOTE, ATTRIBUTE };

	char const *_line;
	char const *_pos;
	char const * const _end;

	Node_scanner(Span const &text, size_t column)
	: _line(text.start), _pos(text.start + column), _end(text.start + text.num_bytes) { }

	Node_scanner(Node_scanner const &)              = delete;
	Node_scanner &operator = (Node_scanner const &) = delete;

	/* current segment */
	Kind        kind   = Kind::END;
	char const *line   = nullptr;   /* start of its line */
	char const *marker = nullptr;   /* start of the segment, without space */
	char const *text   = nullptr;
	size_t      len    = 0;
	size_t      column = 0;         /* position of the text in the line */

	static bool ident_start(char c) { return c >= 'a' && c <= 'z'; }

	static bool ident(char c) { return ident_start(c) || is_digit(c) || c == '_' || c == '-'; }

	static size_t ident_len(char const *s, size_t len)
	{
		size_t n = 0;
		if (len && ident_start(*s))
			while (n < len && ident(s[n])) n++;
		return n;
	}

	/**
	 * Return end of the line without the newline
	 */
	char const *_line_end(char const *s) const
	{
		while (s < _end && *s != '\n') s++;
		return s;
	}

	/**
	 * Skip the segment that the scanner was constructed at
	 */
	void skip_segment()
	{
		while (_pos < _end && *_pos != '\n' && *_pos != '|') _pos++;
	}

	void _assign(Kind k, char const *start, char const *end)
	{
		while (start < end && *start == ' ')   start++;
		while (start < end && end[-1] == ' ') end--;

		kind   = k;
		text   = start;
		len    = size_t(end - start);
		column = size_t(start - _line);
	}

	/**
	 * Proceed to the next segment that has a meaning
	 *
	 * \return false at the end of the text
	 */
	bool next()
	{
		for (;;) {
			while (_pos < _end && (*_pos == ' ' || *_pos == '|'))
				_pos++;

			if (_pos >= _end)
				return false;

			if (*_pos == '\n') {
				_line = ++_pos;
				continue;
			}

			char const *line_end = _line_end(_pos);

			char const * const next_line = line_end;
			if (line_end > _pos && line_end[-1] == '\r')
				line_end--;

			char const c = *_pos;
			bool const alone  = _pos + 1 >= line_end;
			bool const prefix = !alone && _pos[1] == ' ';

			line   = _line;
			marker = _pos;

			/* both extend to the end of the line */
			if (c == '.' && (alone || prefix)) {
				_pos = next_line;
				continue;
			}
			if (c == ':' && (alone || prefix)) {
				kind   = Kind::QUOTE;
				text   = alone ? line_end : _pos + 2;
				len    = size_t(line_end - text);
				column = size_t(text - _line);
				_pos   = next_line;
				return true;
			}

			char const *end = _pos;
			while (end < line_end && *end != '|') end++;

			if (prefix && (c == '+' || c == 'x'))
				_assign(c == '+' ? Kind::NODE : Kind::DISABLED, _pos + 2, end);
			else
				_assign(Kind::ATTRIBUTE, _pos, end);

			_pos = end < line_end ? end : next_line;
			return true;
		}
	}

	bool node() const { return kind == Kind::NODE || kind == Kind::DISABLED; }

	/**
	 * Call 'fn' with name and value if the segment is an attribute
	 */
	void with_attribute(auto const &fn) const
	{
		size_t const n = ident_len(text, len);

		if (kind != Kind::ATTRIBUTE || !n || n >= len || text[n] != ':')
			return;

		if (n + 1 < len && text[n + 1] != ' ')
			return;

		Span(text + n + 1, len - n - 1).trimmed([&] (Span const &value) {
			fn(Span(text, n), value); });
	}

	/**
	 * Call 'fn' with the name of a node, which follows the type
	 */
	static void with_name(Span const &text, auto const &fn)
	{
		size_t const n = ident_len(text.start, text.num_bytes);

		Span(text.start + n, text.num_bytes - n).trimmed([&] (Span const &name) {
			if (n && name.num_bytes)
				fn(name); });
	}

	/**
	 * Call 'fn' with the segment that has type and name of a node
	 */
	static void with_head(Node const &node, auto const &fn)
	{
		if (!node._text.num_bytes)
			return;

		Node_scanner head(node._text, node._column);
		char const * const start = head._pos;
		head.skip_segment();

		char const *end = head._pos;
		if (end > start && end[-1] == '\r')
			end--;

		Span(start, size_t(end - start)).trimmed(fn);
	}
};


/**
 * Return size of the node at the start of 'text' including its end marker, or 0
 */
static size_t complete_node(Span const &text)
{
	if (!Node_scanner::ident_len(text.start, text.num_bytes))
		return 0;

	for (size_t i = 0; i + 1 < text.num_bytes; i++) {

		if (text.start[i] == 0)
			return 0;

		if (text.start[i] != '\n' || text.start[i + 1] != '-')
			continue;

		size_t const end = i + 2;
		if (end == text.num_bytes || text.start[end] == 0 || text.start[end] == '\n'
		 || text.start[end] == '\r' || text.start[end] == ' ')
			return end;
	}
	return 0;
}


static Span skipped_space(Span const &text)
{
	size_t n = 0;
	while (n < text.num_bytes && is_whitespace(text.start[n])) n++;
	return Span(text.start + n, text.num_bytes - n);
}


static Span valid_part(Span const &text)
{
	size_t const size = complete_node(text);
	return Span(size ? text.start : nullptr, size);
}


Node::Node(Span const &text) : _text(valid_part(skipped_space(text))) { }


Node::Type Node::type() const
{
	Type result("empty");
	Node_scanner::with_head(*this, [&] (Span const &head) {
		size_t const n = Node_scanner::ident_len(head.start, head.num_bytes);
		result = n ? Type(Cstring(head.start, n)) : Type("invalid"); });
	return result;
}


void Node::_for_each_sub_node(Node_fn::Ft const &fn) const
{
	if (!_text.num_bytes)
		return;

	Node_scanner scanner(_text, _column);
	scanner.skip_segment();

	/* current child */
	char const *line = nullptr, *start = nullptr;
	size_t column = 0;
	bool open = false, enabled = false;

	auto close = [&] (char const *end)
	{
		if (open && enabled)
			fn(Node(Span(line, size_t(end - line)), size_t(start - line)));
		open = false;
	};

	while (scanner.next()) {

		if (!scanner.node() || (open && scanner.column > column))
			continue;

		close(scanner.marker);

		if (scanner.column <= _column)
			return;

		open    = true;
		enabled = scanner.kind == Node_scanner::Kind::NODE;
		line    = scanner.line;
		start   = scanner.text;
		column  = scanner.column;
	}
	close(_text.start + _text.num_bytes);
}


void Node::_for_each_attribute(Attribute_fn::Ft const &fn) const
{
	Node_scanner::with_head(*this, [&] (Span const &head) {
		Node_scanner::with_name(head, [&] (Span const &name) {
			fn(Attribute(Span("name", 4), name)); }); });

	if (!_text.num_bytes)
		return;

	Node_scanner scanner(_text, _column);
	scanner.skip_segment();

	while (scanner.next() && !scanner.node())
		scanner.with_attribute([&] (Span const &name, Span const &value) {
			fn(Attribute(name, value)); });
}


void Node::_with_value(char const *attr, Value_fn::Ft const &fn) const
{
	bool found = false;
	for_each_attribute([&] (Attribute const &attribute) {
		if (!found && attribute.name == attr) {
			found = true;
			fn(attribute.value);
		} });
}


void Node::_for_each_quoted_line(Line_fn::Ft const &fn) const
{
	if (!_text.num_bytes)
		return;

	/* one line is kept back to know the last one */
	char const *start = nullptr;
	size_t len = 0;

	Node_scanner scanner(_text, _column);
	scanner.skip_segment();

	while (scanner.next() && !scanner.node()) {

		if (scanner.kind != Node_scanner::Kind::QUOTE)
			continue;

		if (start)
			fn(Quoted_line(Span(start, len), false));

		start = scanner.text;
		len   = scanner.len;
	}
	if (start)
		fn(Quoted_line(Span(start, len), true));
}


void Node::Quoted_content::print(Output &out) const
{
	_node.for_each_quoted_line([&] (Quoted_line const &line) {
		line.print(out);
		if (!line.last)
			out.out_char('\n'); });
}
