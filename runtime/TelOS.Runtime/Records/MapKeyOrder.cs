namespace TelOS.Runtime;

/// <summary>The order in which the keys of a map are written: numbers by value, texts by their UTF-8. In C++, where there is no memory to look
/// for a key that is there twice, large maps are read in no other.</summary>
internal static class MapKeyOrder
{
    /// <summary>The comparer of a type of keys.</summary>
    public static Comparer<TKey> For<TKey>() =>
        typeof(TKey) == typeof(string) ? (Comparer<TKey>)(object)s_texts : Comparer<TKey>.Default;

    private static readonly Comparer<string> s_texts = Comparer<string>.Create(CompareTexts);

    // UTF-16 sorts surrogates below U+E000 to U+FFFF, UTF-8 above them.
    private static int CompareTexts(string x, string y)
    {
        var common = x.AsSpan().CommonPrefixLength(y);
        if (common == x.Length || common == y.Length)
        {
            return x.Length.CompareTo(y.Length);
        }

        var left = x[common];
        var right = y[common];
        return char.IsSurrogate(left) == char.IsSurrogate(right)
            ? left.CompareTo(right)
            : char.IsSurrogate(left) ? 1 : -1;
    }
}
