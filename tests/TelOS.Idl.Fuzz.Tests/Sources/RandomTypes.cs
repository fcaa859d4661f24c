using System.Globalization;
using System.Text;

namespace TelOS.Idl.Fuzz.Tests.Sources;

/// <summary>Declares types at random, and picks among those that were declared.</summary>
internal sealed class RandomTypes(Random random, StringBuilder text, Func<string, string> name, bool isGenode)
{
    private static readonly PlainType[] s_scalars =
    [
        new("bool", 1, 1), new("u8", 1, 1), new("i8", 1, 1), new("u16", 2, 2), new("i16", 2, 2), new("u32", 4, 4), new("i32", 4, 4), new("u64", 8, 8),
        new("i64", 8, 8), new("f32", 4, 4), new("f64", 8, 8),
    ];

    private static readonly string[] s_integers = ["u8", "u16", "u32", "u64", "i8", "i16", "i32", "i64"];

    private readonly List<PlainType> _enums = [];
    private readonly List<string> _keys = [];
    private readonly List<PlainType> _values = [];
    private readonly List<string> _records = [];

    /// <summary>The errors that were declared.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>The records that were declared.</summary>
    public IReadOnlyList<string> Records => _records;

    /// <summary>Writes declarations of every kind.</summary>
    public void WriteDeclarations()
    {
        Repeat(3, WriteEnum);
        Repeat(2, WriteFlags);
        Repeat(2, WriteError);
        for (int i = 2 + random.Next(5); i > 0; i--)
        {
            if (random.Next(3) == 0)
            {
                WriteUnion();
            }
            else
            {
                WriteStruct();
            }
        }

        if (!isGenode)
        {
            Repeat(3, WriteRecord);
        }
    }

    /// <summary>Any type of plain data that may be a parameter.</summary>
    public PlainType Item() => random.Next(8) switch
    {
        0 when !isGenode => Element().Optional,
        1 => Text(),
        _ => Element(),
    };

    private PlainType Element() => random.Next(5) switch
    {
        0 or 1 when _values.Count > 0 => _values[random.Next(_values.Count)],
        2 when _enums.Count > 0 => _enums[random.Next(_enums.Count)],
        _ => s_scalars[random.Next(s_scalars.Length)],
    };

    private PlainType Text()
    {
        int capacity = random.Next(1, 41);
        return new PlainType($"string<{capacity}>", ((capacity + 7) & ~7) + 8, 8);
    }

    private PlainType FieldType() => random.Next(10) switch
    {
        0 => Element().Optional,
        1 => Text(),
        2 => Text().Optional,
        3 => Element().Array(random.Next(1, 5)),
        4 => s_scalars[random.Next(s_scalars.Length)].Array(random.Next(1, 5)).Array(random.Next(1, 4)),
        5 => s_scalars[random.Next(s_scalars.Length)].Optional.Array(random.Next(1, 4)),
        6 => Text().Array(random.Next(1, 3)),
        _ => Element(),
    };

    private void WriteEnum()
    {
        string type = s_integers[random.Next(s_integers.Length)];
        string title = name("Choice");
        HashSet<long> values = [];
        for (int i = 1 + random.Next(5); i > 0; i--)
        {
            values.Add(type[0] == 'i' ? random.Next(-100, 100) : random.Next(200));
        }

        Line($"{Flexible()}enum {title} : {type} {{ {string.Join(", ", values.Select(value => $"{name("one")} = {value}"))} }}");
        _keys.Add(title);
        _enums.Add(new PlainType(title, SizeOf(type), SizeOf(type)));
    }

    private void WriteFlags()
    {
        string type = s_integers[random.Next(4)];
        string title = name("Rights");
        IEnumerable<int> bits = Enumerable.Range(0, 8 * SizeOf(type)).Where(_ => random.Next(3) == 0).DefaultIfEmpty(0);
        Line($"{Flexible()}flags {title} : {type} {{ {string.Join(", ", bits.Select(bit => $"{name("bit")} = 1 << {bit}"))} }}");
        _enums.Add(new PlainType(title, SizeOf(type), SizeOf(type)));
    }

    private void WriteError()
    {
        string title = name("Failure");
        IEnumerable<string> values = Enumerable.Range(1, 1 + random.Next(4)).Select(value => $"{name("bad")} = {value * (1 + random.Next(2))}");
        Line($"{Flexible()}error {title} : u32 {{ {string.Join(", ", values.DistinctBy(value => value.Split(' ')[^1]))} }}");
        Errors.Add(title);
    }

    private void WriteStruct()
    {
        string title = name("Block");
        int packing = random.Next(3);
        text.Append(CultureInfo.InvariantCulture, $"/// Text of {title}, with `code` & <signs>.\n{(packing == 0 ? "[layout(natural)] " : packing == 1 ? "[layout(packed)] " : string.Empty)}struct {title} {{");
        int size = 0;
        int alignment = 1;
        for (int i = random.Next(7); i > 0; i--)
        {
            PlainType type = FieldType();
            if (size + type.Size > 150)
            {
                continue;
            }

            int aligned = packing == 1 ? 1 : type.Alignment;
            size = Pad(size, aligned, packing == 2);
            alignment = Math.Max(alignment, aligned);
            text.Append(CultureInfo.InvariantCulture, $" {name("field")}: {type.Text};");
            size += type.Size;
        }

        size = Pad(size, alignment, packing == 2);
        if (size > 0 && random.Next(4) == 0)
        {
            int reserve = alignment * random.Next(1, 4);
            text.Append(CultureInfo.InvariantCulture, $" reserve {reserve};");
            size += reserve;
        }

        Line(" }");
        _values.Add(new PlainType(title, Math.Max(size, 1), alignment));
    }

    private int Pad(int size, int alignment, bool isWritten)
    {
        int aligned = (size + alignment - 1) / alignment * alignment;
        if (isWritten && aligned > size)
        {
            text.Append(CultureInfo.InvariantCulture, $" pad {aligned - size};");
        }

        return aligned;
    }

    private void WriteUnion()
    {
        string title = name("Either");
        string tag = s_integers[random.Next(1, 4)];
        StringBuilder arms = new();
        int size = 0;
        int alignment = 1;
        int number = 0;
        for (int i = 1 + random.Next(5); i > 0; i--)
        {
            number += random.Next(1, 3);
            if (random.Next(5) == 0)
            {
                arms.Append(CultureInfo.InvariantCulture, $" @{number} {(random.Next(2) == 0 ? "reserved" : name("bare"))};");
                continue;
            }

            PlainType type = random.Next(4) == 0 ? Text() : Element();
            arms.Append(CultureInfo.InvariantCulture, $" @{number} {name("arm")}: {type.Text};");
            size = Math.Max(size, type.Size);
            alignment = Math.Max(alignment, type.Alignment);
        }

        int roomy = random.Next(4) == 0 ? (size + alignment + 15) / alignment * alignment : 0;
        Line($"{(roomy > 0 ? $"[size({roomy})] " : string.Empty)}union {title} : {tag} {{{arms} }}");
        int start = Math.Max(SizeOf(tag), alignment);
        int whole = Math.Max(SizeOf(tag), alignment);
        _values.Add(new PlainType(title, (start + Math.Max(size, roomy) + whole - 1) / whole * whole, whole));
    }

    private void WriteRecord()
    {
        string title = name("Entry");
        StringBuilder fields = new();
        int key = 0;
        for (int i = random.Next(7); i > 0; i--)
        {
            key += random.Next(4) == 0 ? random.Next(1, 5000) : 1;
            fields.Append(CultureInfo.InvariantCulture, $" @{key} {name("field")}: {RecordField(title, 0)};");
        }

        Line($"record {title} {{{fields} }}");
        _records.Add(title);
    }

    private string RecordField(string self, int depth)
    {
        string type = random.Next(depth > 2 ? 6 : 10) switch
        {
            0 => "string",
            1 => $"string<{random.Next(1, 20)}>",
            2 => "bytes",
            3 => $"bytes<{random.Next(1, 20)}>",
            4 or 5 => Small().Text,
            6 => $"list<{RecordField(self, depth + 1)}>",
            7 => $"map<{Key()}, {RecordField(self, depth + 1)}>",
            8 when _records.Count > 0 => _records[random.Next(_records.Count)],
            _ => depth > 0 ? self : self + "?",
        };
        return depth == 0 && type[^1] != '?' && random.Next(4) == 0 ? type + "?" : type;
    }

    /// <summary>Small enough for records that travel in messages.</summary>
    private PlainType Small() => Element() is { Size: <= 24 } element ? element : s_scalars[random.Next(s_scalars.Length)];

    private string Key() => random.Next(4) switch
    {
        0 => "string",
        1 => $"string<{random.Next(2, 20)}>",
        2 when _keys.Count > 0 => _keys[random.Next(_keys.Count)],
        _ => s_integers[random.Next(s_integers.Length)],
    };

    private static int SizeOf(string integer) => int.Parse(integer.AsSpan(1), CultureInfo.InvariantCulture) / 8;

    private string Flexible() => random.Next(3) == 0 ? "[flexible] " : string.Empty;

    private void Repeat(int limit, Action write)
    {
        for (int i = random.Next(limit + 1); i > 0; i--)
        {
            write();
        }
    }

    private void Line(string line) => text.Append(line).Append('\n');
}
