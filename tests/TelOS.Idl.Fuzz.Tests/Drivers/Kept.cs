using System.Collections;
using System.Text;
using TelOS.Runtime;

namespace TelOS.Idl.Fuzz.Tests.Drivers;

/// <summary>Arguments and results in the form in which a <see cref="Probe"/> keeps them.</summary>
public static class Kept
{
    /// <summary>The bytes of a text.</summary>
    public static object Text(Utf8Text text)
    {
        byte[] bytes = new byte[text.Length];
        text.CopyTo(bytes);
        return bytes;
    }

    /// <summary>The bytes of a text that may be absent.</summary>
    public static object? Text(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);

    /// <summary>A copy of a buffer.</summary>
    public static object Bytes(ReadOnlySpan<byte> bytes) => bytes.ToArray();

    /// <summary>The badge behind a capability.</summary>
    public static object? Badge(Capability? capability) => capability?.Badge;

    /// <summary>A value that compares by content itself.</summary>
    public static object? Value<T>(T value) => value;

    /// <summary>Whether both lists hold the same.</summary>
    public static bool Same(IReadOnlyList<object?> left, IReadOnlyList<object?> right) =>
        left.Count == right.Count && left.Zip(right).All(pair => StructuralComparisons.StructuralEqualityComparer.Equals(pair.First, pair.Second));

    /// <summary>For readers of failures.</summary>
    public static string Show(IReadOnlyList<object?> items) =>
        string.Join(", ", items.Select(item => item is byte[] bytes ? Convert.ToHexString(bytes) : item?.ToString() ?? "null"));
}
