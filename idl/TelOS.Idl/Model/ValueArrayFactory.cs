namespace TelOS.Idl.Model;

/// <summary>Makes <see cref="ValueArray{T}"/>s.</summary>
public static class ValueArray
{
    /// <summary>Copies <paramref name="items"/>.</summary>
    public static ValueArray<T> From<T>(IEnumerable<T> items) => ValueArray<T>.Adopt([.. items]);

    /// <summary>Copies <paramref name="items"/>.</summary>
    public static ValueArray<T> Of<T>(params T[] items) => From(items);
}
