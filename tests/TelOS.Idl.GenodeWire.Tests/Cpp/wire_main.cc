/*
 * \brief  Plays wire cases: the transport and the capabilities are replaced by
 *         what the test hands in
 *
 * Reads commands from standard input, one a line, and answers each by a line:
 *
 *   call  CASE CODE REPLY CAPS    ->  REQUEST CAPS FAILURES
 *   serve CASE FILL REQUEST CAPS  ->  CODE REPLY CAPS CALLS FAILURES
 *
 * Payloads are hexadecimal behind an 'x', capabilities a list of numbers behind
 * a 'c', where '-' is an invalid one. FILL is the byte that the server's buffer
 * was full of.
 */

#include "wire_driver.h"
#include <hostkit/raw.h>

using namespace Genode;

extern "C" long read (int, void *, unsigned long);
extern "C" long write(int, void const *, unsigned long);

using Hostkit::Raw_message;


/**
 * What a client calls: keeps the request, answers as it was told to
 */
struct Recorded : Hostkit::Raw_server
{
	Raw_message request { }, reply { };

	static void copy(Raw_message const &from, Raw_message &to)
	{
		to.code      = from.code;
		to.num_bytes = from.num_bytes;
		to.num_caps  = from.num_caps;
		__builtin_memcpy(to.bytes, from.bytes, from.num_bytes);
		for (size_t i = 0; i < from.num_caps; i++)
			to.caps[i] = from.caps[i];
	}

	void handle(Raw_message const &msg, Raw_message &answer) override
	{
		copy(msg, request);
		copy(reply, answer);
	}
};

static Recorded recorded { };


/*
 * The capabilities that the vectors call by a number
 */

static constexpr int MAX_NUMBER = 256;

static Native_capability numbers[MAX_NUMBER];


Native_capability Wire::capability(int n)
{
	if (!numbers[n].valid())
		numbers[n] = Hostkit::raw_capability(recorded);

	return numbers[n];
}


int Wire::number(Native_capability cap)
{
	for (int n = 0; n < MAX_NUMBER; n++)
		if (cap.valid() && numbers[n] == cap)
			return n;

	return -1;
}


struct Reader
{
	char line[8192] { };
	int  pos = 0;

	bool next()
	{
		pos = 0;
		for (unsigned long n = 0; n + 1 < sizeof(line); n++) {
			if (read(0, &line[n], 1) != 1)
				return false;
			if (line[n] == '\n') {
				line[n] = 0;
				return true;
			}
		}
		return false;
	}

	char const *word()
	{
		char const * const result = &line[pos];
		while (line[pos] && line[pos] != ' ') pos++;
		if (line[pos]) line[pos++] = 0;
		return result;
	}

	static long parse(char const *&text)
	{
		bool const negative = *text == '-';
		if (negative) text++;
		long value = 0;
		for (; *text >= '0' && *text <= '9'; text++)
			value = value*10 + (*text - '0');
		return negative ? -value : value;
	}

	long number() { char const *text = word(); return parse(text); }

	static unsigned nibble(char c)
	{
		return c <= '9' ? unsigned(c - '0') : unsigned(c - 'A' + 10);
	}

	void message(Raw_message &msg)
	{
		msg.num_bytes = msg.num_caps = 0;
		for (char const *text = word() + 1; text[0]; text += 2)
			msg.bytes[msg.num_bytes++] = char(nibble(text[0])*16 + nibble(text[1]));

		for (char const *text = word() + 1; *text; ) {
			if (*text == '-') { text++; msg.add_cap(Native_capability()); }
			else msg.add_cap(Wire::capability(int(parse(text))));
			if (*text == ',') text++;
		}
	}
};


struct Writer
{
	char line[16384] { };
	unsigned long pos = 0;

	void put(char const *text) { while (*text) line[pos++] = *text++; }

	void put(long value)
	{
		char digits[24];
		int n = 0;
		unsigned long rest = value < 0 ? 0ul - (unsigned long)value : (unsigned long)value;
		do digits[n++] = char('0' + rest % 10); while (rest /= 10);
		if (value < 0) line[pos++] = '-';
		while (n) line[pos++] = digits[--n];
	}

	void put(Raw_message const &msg)
	{
		line[pos++] = 'x';
		for (size_t i = 0; i < msg.num_bytes; i++) {
			unsigned const byte = (unsigned char)msg.bytes[i];
			line[pos++] = "0123456789ABCDEF"[byte / 16];
			line[pos++] = "0123456789ABCDEF"[byte % 16];
		}
		put(" c");
		for (size_t i = 0; i < msg.num_caps; i++) {
			if (i) line[pos++] = ',';
			if (msg.caps[i].valid()) put(long(Wire::number(msg.caps[i])));
			else line[pos++] = '-';
		}
	}

	template <typename... ARGS>
	void answer(ARGS const &... args)
	{
		pos = 0;
		((put(args), put(" ")), ...);
		line[pos++] = '\n';
		if (write(1, line, pos) != long(pos))
			__builtin_trap();
	}
};


static Wire::Case const &find(long number)
{
	for (Wire::Case const *c = Wire::Case::first(); c; c = c->next)
		if (c->number == number)
			return *c;
	__builtin_trap();
}


static void call(Reader &in, Writer &out)
{
	Wire::Report report { };
	Wire::Case const &c = find(in.number());

	recorded.reply.code = in.number();
	in.message(recorded.reply);

	c.call(report, Wire::capability(200));

	out.answer(recorded.request, report.text);
}


static void serve(Reader &in, Writer &out)
{
	static Raw_message request { }, reply { };

	Wire::Report report { };
	Rpc_object_base &server = find(in.number()).serve(report);

	long const fill = in.number();
	in.message(request);

	Hostkit::dispatch_raw(server, request, reply, uint8_t(fill));

	out.answer(reply.code, reply, long(report.handler_calls), report.text);
}


int main()
{
	static Reader in;
	static Writer out;

	while (in.next()) {
		char const * const command = in.word();
		if (command[0] == 'c') call(in, out);
		else                   serve(in, out);
	}
	return 0;
}
