using TelOS.Fractal.Records;

namespace TelOS.Fractal;

/// <summary>Keeps values flat enough that every reader of the contract can read what is written.</summary>
internal static class ValueDepth
{
    /// <summary>The depth of a list or map that has one more value in it.</summary>
    /// <exception cref="ArgumentException">That is too deep.</exception>
    public static int Around(int depth, in Value value)
    {
        int around = Math.Max(depth, value.Depth + 1);
        return around <= FractalConstants.MaxValueDepth
            ? around
            : throw new ArgumentException($"Lists and maps lie in each other more than {FractalConstants.MaxValueDepth} deep.", nameof(value));
    }
}
