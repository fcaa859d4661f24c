using System.Globalization;
using System.Text;

namespace TelOS.Runtime;

/// <summary>Reads the part of XML that Genode knows: elements, attributes in double quotes, text, comments; a prolog is skipped.</summary>
/// <remarks>Unlike Genode's reader it refuses what is not well-formed, also inside, and what Genode reads otherwise than XML means it.</remarks>
internal sealed class XmlReader
{
    private readonly NodeSource _source;
    private int _position;
    private NodeProblem? _refusal;

    private XmlReader(NodeSource source, int start)
    {
        _source = source;
        _position = start;
    }

    private ReadOnlySpan<byte> Rest => _source.Bytes[_position..];

    /// <summary>Reads the node at the start of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where its first `&lt;` stands.</param>
    /// <param name="length">Bytes from there to the end of the node; 0 when the text is refused.</param>
    /// <param name="refusal">Why it is refused.</param>
    public static Node? Read(ReadOnlySpan<byte> text, int start, out int length, out NodeProblem? refusal)
    {
        var reader = new XmlReader(new NodeSource(text.ToArray(), NodeFormat.Xml), start);
        reader.SkipProlog();
        var node = reader.ReadElement(0);
        refusal = reader._refusal;
        length = refusal is null ? reader._position - start : 0;
        return refusal is null ? node : null;
    }

    private void SkipProlog()
    {
        while (true)
        {
            SkipSpace();
            if (Rest.StartsWith("<?"u8))
            {
                SkipBehind("?>"u8, "The processing instruction has no end.");
            }
            else if (Rest.StartsWith("<!--"u8))
            {
                SkipBehind("-->"u8, "The comment has no end.");
            }
            else if (Rest.StartsWith("<!DOCTYPE"u8))
            {
                SkipBehind(">"u8, "The document type has no end.");
            }
            else
            {
                return;
            }
        }
    }

    private Node ReadElement(int depth)
    {
        var start = _position;
        if (depth > Node.MaxDepth)
        {
            Refuse(NodeProblemKind.TooDeep, start, $"Nodes are nested deeper than {Node.MaxDepth} levels.");
        }

        Expect("<"u8, "A node has to start here.");
        var type = ReadName("A node's type has to stand here: a letter, then letters, digits, '_', '-' or '.'.");
        var attributes = ReadAttributes();
        var children = new List<Node>();
        var text = "";
        if (Rest.StartsWith("/>"u8))
        {
            _position += 2;
        }
        else
        {
            Expect(">"u8, "The tag has no '>'.");
            text = ReadContent(type, start, depth, children);
        }

        return new Node(_source, new NodeExtent(start, _position - start, 0), type, attributes, [.. children], Lines(children, text));
    }

    // Up to and with the end tag; the text of it.
    private string ReadContent(string type, int start, int depth, List<Node> children)
    {
        var text = "";
        while (!Rest.StartsWith("</"u8))
        {
            if (Rest.IsEmpty)
            {
                Refuse(NodeProblemKind.EndMissing, start, $"The node '{type}' has no end tag.");
                return "";
            }

            if (Rest.StartsWith("<!--"u8))
            {
                SkipBehind("-->"u8, "The comment has no end.");
            }
            else if (Rest.StartsWith("<!"u8) || Rest.StartsWith("<?"u8))
            {
                Refuse(NodeProblemKind.MalformedXml, _position, "CDATA sections and processing instructions in a node are not understood by Genode.");
            }
            else if (Rest[0] == (byte)'<')
            {
                children.Add(ReadElement(depth + 1));
            }
            else
            {
                text += ReadText();
            }
        }

        var end = _position;
        _position += 2;
        var name = ReadName("The end tag has no type.");
        SkipSpace();
        if (name != type)
        {
            Refuse(NodeProblemKind.MalformedXml, end, $"The end tag of '{name}' stands where that of '{type}' has to.");
        }

        Expect(">"u8, "The end tag has no '>'.");
        return text;
    }

    private string ReadText()
    {
        var run = Rest;
        var length = run.IndexOf((byte)'<');
        run = length < 0 ? run : run[..length];
        CheckControls(run);
        _position += _refusal is null ? run.Length : 0;
        return DecodeEntities(HidText.Decode(run));
    }

    private NodeAttribute[] ReadAttributes()
    {
        var attributes = new List<NodeAttribute>();
        while (true)
        {
            var hasSpace = SkipSpace();
            if (Rest.IsEmpty || Rest[0] == (byte)'>' || Rest.StartsWith("/>"u8))
            {
                return [.. attributes];
            }

            if (hasSpace)
            {
                attributes.Add(ReadAttribute());
            }
            else
            {
                Refuse(NodeProblemKind.MalformedXml, _position, "A space, '>' or '/>' has to stand here.");
            }
        }
    }

    private NodeAttribute ReadAttribute()
    {
        var start = _position;
        var tag = ReadName("An attribute's name, '>' or '/>' has to stand here.");
        Expect("="u8, "A '=' has to stand behind an attribute's name.");
        Expect("\""u8, "An attribute's value has to stand in double quotes; Genode knows no others.");
        var value = Rest;
        SkipBehind("\""u8, "The value has no end.");
        value = _refusal is null ? value[..(_position - (_source.Bytes.Length - value.Length) - 1)] : [];
        CheckControls(value);
        return new NodeAttribute(_source, start, tag, HidText.Decode(value));
    }

    private string ReadName(string message)
    {
        var rest = Rest;
        var length = 0;
        while (length < rest.Length && (char.IsAsciiLetter((char)rest[length])
            || (length > 0 && (char.IsAsciiDigit((char)rest[length]) || rest[length] is (byte)'_' or (byte)'-' or (byte)'.'))))
        {
            length++;
        }

        if (length == 0)
        {
            Refuse(NodeProblemKind.MalformedXml, _position, message);
            return "";
        }

        _position += length;
        return HidText.Decode(rest[..length]);
    }

    private bool SkipSpace()
    {
        var length = Rest.IndexOfAnyExcept(" \t\r\n"u8);
        _position += length < 0 ? Rest.Length : length;
        return length != 0;
    }

    private void SkipBehind(ReadOnlySpan<byte> mark, string message)
    {
        var at = Rest.IndexOf(mark);
        if (at < 0)
        {
            Refuse(NodeProblemKind.EndMissing, _position, message);
            return;
        }

        _position += at + mark.Length;
    }

    private void Expect(ReadOnlySpan<byte> mark, string message)
    {
        if (Rest.StartsWith(mark))
        {
            _position += mark.Length;
        }
        else
        {
            Refuse(Rest.IsEmpty ? NodeProblemKind.EndMissing : NodeProblemKind.MalformedXml, _position, message);
        }
    }

    // Text of white space only is the layout of the file, and a last line feed starts no line.
    private static string[] Lines(List<Node> children, string text)
    {
        if (children.Count > 0 || string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }

    private void CheckControls(ReadOnlySpan<byte> part)
    {
        for (var i = 0; i < part.Length; i++)
        {
            if (part[i] < ' ' && part[i] is not ((byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                _source.Bytes.Overlaps(part, out var offset);
                Refuse(NodeProblemKind.ControlCharacter, offset + i, $"A control character (0x{part[i]:x2}) stands where none may.");
                return;
            }
        }
    }

    private static string DecodeEntities(string text)
    {
        if (!text.Contains('&', StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var end = text[i] == '&' ? text.IndexOf(';', i) : -1;
            var decoded = end < 0 ? null : DecodeEntity(text.AsSpan(i + 1, end - i - 1));
            result.Append(decoded ?? text.AsSpan(i, 1).ToString());
            i = decoded is null ? i + 1 : end + 1;
        }

        return result.ToString();
    }

    private static string? DecodeEntity(ReadOnlySpan<char> name) => name switch
    {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        "apos" => "'",
        ['#', 'x', .. { Length: 2 } digits] when byte.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            && code is >= 0x20 and < 0x80 => ((char)code).ToString(),
        _ => null,
    };

    // Only the first one is told; behind it there is nothing left to read, which ends all loops.
    private void Refuse(NodeProblemKind kind, int offset, string message)
    {
        _refusal ??= _source.Problem(kind, Math.Min(offset, _source.Bytes.Length - 1), message);
        _position = _source.Bytes.Length;
    }
}
