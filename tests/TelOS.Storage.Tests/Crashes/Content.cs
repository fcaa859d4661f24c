namespace TelOS.Storage.Tests;

/// <summary>The rows that there should be: the version of each key. The bytes follow from both.</summary>
internal sealed class Content : IEquatable<Content>
{
    public const int Keys = 24;
    private const int LargeKey = 7;
    private const int LargeBytes = 40_000;
    private readonly int[] _versions = new int[Keys];

    public int this[int key] { get => _versions[key]; set => _versions[key] = value; }

    public Content Copy()
    {
        Content copy = new();
        _versions.CopyTo(copy._versions, 0);
        return copy;
    }

    /// <summary>The bytes of a row.</summary>
    public static byte[] BytesOf(int key, int version)
    {
        SeededRandom random = new(((ulong)key << 32) | (uint)version);
        int limit = key == LargeKey ? LargeBytes : key % 3 == 0 ? 2500 : 200;
        byte[] bytes = new byte[8 + random.Next(limit)];
        random.Fill(bytes);
        return bytes;
    }

    public bool Equals(Content? other) => other is not null && _versions.AsSpan().SequenceEqual(other._versions);

    public override bool Equals(object? obj) => Equals(obj as Content);

    public override int GetHashCode() => _versions[0];

    public override string ToString() => string.Join(' ', _versions);
}
