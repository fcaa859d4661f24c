namespace TelOS.Idl.Text;

/// <summary>A range of a source text, in UTF-16 units.</summary>
/// <param name="Start">The first unit.</param>
/// <param name="Length">The number of units; 0 marks a place between two.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The unit behind the last one.</summary>
    public int End => Start + Length;

    /// <summary>The span from the start of <paramref name="first"/> to the end of <paramref name="last"/>.</summary>
    public static TextSpan Between(TextSpan first, TextSpan last) =>
        new(first.Start, Math.Max(0, last.End - first.Start));
}
