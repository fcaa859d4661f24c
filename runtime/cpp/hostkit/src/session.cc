/*
 * \brief  Session arguments and labels
 */

/* Genode includes */
#include <base/session_args.h>
#include <base/session_label.h>

using namespace Genode;


/*************************
 ** Arguments of a session **
 *************************/

static bool identifier_start(char c) { return is_letter(c) || c == '_'; }
static bool identifier_part(char c)  { return identifier_start(c) || is_digit(c); }


static char const *skip_space(char const *s)
{
	while (is_whitespace(*s)) s++;
	return s;
}


/**
 * Return end of the quoted text that starts at 's', which has a quote
 */
static char const *skip_quoted(char const *s)
{
	for (s++; *s && *s != '"'; s++)
		if (s[0] == '\\' && s[1] == '"')
			s++;

	return *s ? s + 1 : s;
}


/**
 * Return position behind the comma that ends the argument at 's', or null
 */
static char const *next_arg(char const *s)
{
	while (*s && *s != ',')
		s = *s == '"' ? skip_quoted(s) : s + 1;

	return *s ? skip_space(s + 1) : nullptr;
}


Arg::Arg(char const *key)
{
	if (!key || !identifier_start(*key))
		return;

	_key = key;

	for (; identifier_part(*key); key++);

	key = skip_space(key);
	if (*key == '=')
		_value = skip_space(key + 1);
}


size_t Arg::_identifier_len() const
{
	size_t n = 0;
	if (_value && identifier_start(*_value))
		while (identifier_part(_value[n])) n++;
	return n;
}


size_t Arg::_quoted_len() const
{
	return _value && *_value == '"' ? size_t(skip_quoted(_value) - _value) : 0;
}


Arg::Number Arg::_number(bool suffix) const
{
	if (!_value)
		return { };

	char const *s = _value;
	bool const negative = *s == '-';
	if (negative || *s == '+')
		s++;

	if (!is_digit(*s))
		return { };

	Span const span(s, strlen(s));

	unsigned long long value = 0;
	size_t n = parse_number(span, value);

	if (suffix) {
		Num_bytes num_bytes { };
		n     = num_bytes.parse(span);
		value = num_bytes;
	}

	s = skip_space(s + n);
	if (*s && *s != ',')
		return { };

	return { true, negative, value };
}


unsigned long Arg::ulong_value(unsigned long default_value) const
{
	Number const n = _number(true);
	return n.valid && !n.negative ? (unsigned long)n.value : default_value;
}


unsigned long long Arg::ulonglong_value(unsigned long long default_value) const
{
	Number const n = _number(false);
	return n.valid && !n.negative ? n.value : default_value;
}


long Arg::long_value(long default_value) const
{
	Number const n = _number(true);
	return n.valid ? long(n.negative ? 0ULL - n.value : n.value) : default_value;
}


bool Arg::bool_value(bool default_value) const
{
	size_t const identifier_len = _identifier_len(), quoted_len = _quoted_len();
	size_t const len = identifier_len ? identifier_len : quoted_len < 2 ? 0 : quoted_len - 2;

	if (identifier_len || quoted_len) {
		bool result = default_value;
		Span const span(identifier_len ? _value : _value + 1, len);
		return parse(span, result) == len ? result : default_value;
	}

	Number const n = _number(true);
	return n.valid ? n.value != 0 : default_value;
}


void Arg::key(char *dst, size_t dst_len) const
{
	size_t n = 0;
	if (_key)
		while (identifier_part(_key[n])) n++;

	copy_cstring(dst, _key ? _key : "", min(dst_len, n + 1));
}


void Arg::string(char *dst, size_t dst_len, char const *default_string) const
{
	size_t const identifier_len = _identifier_len(), quoted_len = _quoted_len();

	if (identifier_len)
		copy_cstring(dst, _value, min(dst_len, identifier_len + 1));

	else if (!quoted_len || unpack_string(_value, dst, min(dst_len, quoted_len)) == 0)
		copy_cstring(dst, default_string, dst_len);
}


static char const *find_key(char const *args, char const *key)
{
	size_t const len = strlen(key);

	for (char const *s = skip_space(args); s; s = next_arg(s))
		if (!strcmp(s, key, len) && !identifier_part(s[len]))
			return s;

	return nullptr;
}


Arg Arg_string::find_arg(char const *args, char const *key)
{
	return args && key ? Arg(find_key(args, key)) : Arg();
}


bool Arg_string::remove_arg(char *args, char const *key)
{
	if (!args || !key)
		return false;

	char * const start = const_cast<char *>(find_key(args, key));
	if (!start)
		return true;

	if (char const * const next = next_arg(start)) {
		memmove(start, next, strlen(next) + 1);
		return true;
	}

	/* the last argument, remove the comma before it too */
	char *end = start;
	while (end > args && (end[-1] == ' ' || end[-1] == ',')) end--;
	*end = 0;
	return true;
}


bool Arg_string::_add(char *args, size_t args_len, char const *key, char const *value,
                      Quotes quotes)
{
	if (!args || !key || !value)
		return false;

	size_t const old_len = strlen(args);
	size_t const len     = (old_len ? 2 : 0) + strlen(key) + 1 + strlen(value)
	                     + (quotes == Quotes::YES ? 2 : 0);

	if (len >= args_len - min(old_len, args_len))
		return false;

	char const * const quote = quotes == Quotes::YES ? "\"" : "";

	return Byte_range_ptr(args + old_len, args_len - old_len).as_output([&] (Output &out) {
		print(out, old_len ? ", " : "", key, "=", quote, value, quote, Char(0));
	}).ok();
}


/********************
 ** Session labels **
 ********************/

static Span const separator { " -> ", 4 };


Session_label Session_label::last_element() const
{
	char const * const s = string();

	for (size_t i = strlen(s); i >= separator.num_bytes; i--)
		if (!strcmp(s + i - separator.num_bytes, separator.start, separator.num_bytes))
			return Session_label(Cstring(s + i));

	return *this;
}


Session_label Session_label::prefix() const
{
	char const * const s = string();

	for (size_t i = strlen(s); i >= separator.num_bytes; i--)
		if (!strcmp(s + i - separator.num_bytes, separator.start, separator.num_bytes))
			return Session_label(Cstring(s, i - separator.num_bytes));

	return Session_label();
}


Attempt<Adjusted_session_args, Session_error>
Genode::adjusted_session_args(char const *args, size_t object_size, size_t min_cap_quota)
{
	size_t const ram  = ram_quota_from_args(args).value;
	size_t const caps = cap_quota_from_args(args).value;

	if (ram < object_size)
		return Session_error::INSUFFICIENT_RAM;

	/* one capability is spent for the dataspace of the session object */
	if (caps < max(min_cap_quota, 1UL))
		return Session_error::INSUFFICIENT_CAPS;

	char adjusted[Adjusted_session_args::capacity()];
	copy_cstring(adjusted, args, sizeof(adjusted));

	if (!Arg_string::set_arg(adjusted, sizeof(adjusted), "ram_quota",
	                         String<64>(Num_bytes { ram - object_size }).string())
	 || !Arg_string::set_arg(adjusted, sizeof(adjusted), "cap_quota",
	                         String<64>(caps - 1).string()))
		return Session_error::DENIED;

	return Adjusted_session_args(Cstring(adjusted));
}
