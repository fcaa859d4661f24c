using TelOS.Idl.Model;

namespace TelOS.Idl.Tool.Tests.Json;

/// <summary>Types with every field drawn at random, whether or not the language would allow their place.</summary>
internal sealed class RandomTypes(Random random)
{
    private static readonly string[] Texts =
        ["", "a", "objectStore", "Größe", "名前", "\"quoted\" \\ <tag> & 'x'", "two\nlines\ttab", "\U0001F600", "\u0001\u007F\u2028"];

    public string Text() => Texts[random.Next(Texts.Length)] + (random.Next(3) == 0 ? random.Next(1000) : null);

    public bool Chance(int oneIn = 2) => random.Next(oneIn) == 0;

    public int Number(int min = 0) => Chance(8) ? int.MaxValue : Chance(8) ? min : min + random.Next(2000);

    public T Value<T>()
        where T : struct, Enum
    {
        T[] values = Enum.GetValues<T>();
        return values[random.Next(values.Length)];
    }

    public ValueArray<T> Some<T>(Func<T> make, int atMost = 3) =>
        ValueArray.From(Enumerable.Range(0, random.Next(atMost + 1)).Select(_ => make()));

    public T? Maybe<T>(Func<T> make)
        where T : class =>
        Chance() ? make() : null;

    public Spelling Spelling() =>
        Chance() ? Model.Spelling.None : new Spelling(Maybe(Text), Maybe(Text), Maybe(Text), Maybe(Text), Maybe(() => Chance() ? "value" : "reference"));

    public Layout Layout() => new(Number(1), 1 << random.Next(4));

    public NamedType Named() => new(
        Value<NamedTypeKind>(),
        Text(),
        Spelling(),
        Text(),
        Spelling(),
        Chance() ? default : Layout(),
        Value<ScalarKind>(),
        Chance());

    public TypeReference Any(int depth = 3) => random.Next(depth > 0 ? 14 : 7) switch
    {
        0 => new ScalarType(Value<ScalarKind>()),
        1 => Named(),
        2 => new StringType(Chance() ? null : Number(1)),
        3 => new TextType(Number(1)),
        4 => new BytesType(Chance() ? null : Number(1), Maybe(Named)),
        5 => new BulkType(Maybe(Named)),
        6 => new CapabilityType(Maybe(Named), Value<CapabilityTransfer>()),
        7 => new AliasType(Text(), Text(), Spelling(), Any(depth - 1)),
        8 => new OptionalType(Any(depth - 1)),
        9 => new ListType(Any(depth - 1)),
        10 => new MapType(Any(depth - 1), Any(depth - 1)),
        11 => new ArrayType(Any(depth - 1), Number(1)),
        12 => new RingType(Any(depth - 1), Number(2)),
        _ => new PacketsType(Any(depth - 1), Number(1), Number(1), Number()),
    };
}
