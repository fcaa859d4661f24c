using System.Globalization;
using System.Numerics;
using System.Text.Json;
using TelOS.Idl.Model;

namespace TelOS.Idl.Tool.Json;

/// <summary>A value of a JSON document with the path that leads to it, so that a refusal can say where.</summary>
/// <param name="Element">The value.</param>
/// <param name="Path">Names and indices from the root: <c>contracts[0].declarations[3].name</c>; empty for the root.</param>
internal readonly record struct JsonValue(JsonElement Element, string Path)
{
    /// <summary>The fields of an object.</summary>
    public JsonFields Fields()
    {
        Expect(JsonValueKind.Object, "an object");
        return new JsonFields(this);
    }

    /// <summary>The elements of an array, each read by <paramref name="read"/>.</summary>
    public ValueArray<T> List<T>(Func<JsonValue, T> read)
    {
        Expect(JsonValueKind.Array, "an array");
        List<T> items = new(Element.GetArrayLength());
        foreach (JsonElement item in Element.EnumerateArray())
        {
            items.Add(read(new JsonValue(item, $"{Path}[{items.Count.ToString(CultureInfo.InvariantCulture)}]")));
        }
        return ValueArray.From(items);
    }

    /// <summary>A string.</summary>
    public string Text()
    {
        Expect(JsonValueKind.String, "a string");
        try
        {
            return Element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Refuse("holds a text that is not valid Unicode");
        }
    }

    /// <summary>A truth value.</summary>
    public bool Boolean() => Element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Refuse("must be true or false"),
    };

    /// <summary>A whole number of 32 bits.</summary>
    public int Int32(int min, int max = int.MaxValue) => (int)Int64(min, max);

    /// <summary>A whole number of 64 bits.</summary>
    public long Int64(long min, long max = long.MaxValue)
    {
        Expect(JsonValueKind.Number, "a whole number");
        return Element.TryGetInt64(out long number) && number >= min && number <= max
            ? number
            : throw Refuse($"is {Element.GetRawText()}, and must be a whole number from {min} to {max}");
    }

    /// <summary>A whole number written as a string of decimal digits: 64-bit values do not survive every JSON reader as numbers.</summary>
    public BigInteger Integer()
    {
        string text = Text();
        return text.Length <= 40
            && BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger number)
            && number.ToString(CultureInfo.InvariantCulture) == text
            ? number
            : throw Refuse($"is \"{Shorten(text)}\", and must be a whole number in decimal digits");
    }

    /// <summary>One of <paramref name="words"/>, as its index.</summary>
    public int Word(IReadOnlyList<string> words)
    {
        string text = Text();
        for (int i = 0; i < words.Count; i++)
        {
            if (words[i] == text)
            {
                return i;
            }
        }
        throw Refuse($"is \"{Shorten(text)}\", and must be one of {string.Join(", ", words)}");
    }

    /// <summary>What to throw when the value cannot be.</summary>
    /// <param name="problem">What is wrong with it, as the rest of a sentence whose subject is the path.</param>
    public ContractFormatException Refuse(string problem) =>
        new($"{(Path.Length == 0 ? "the document" : Path)} {problem}");

    private void Expect(JsonValueKind kind, string what)
    {
        if (Element.ValueKind != kind)
        {
            throw Refuse($"must be {what}");
        }
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 60), "...");
}
