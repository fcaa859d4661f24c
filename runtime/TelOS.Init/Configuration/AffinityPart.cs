namespace TelOS.Init;

/// <summary>The part of the grid of processors that a child gets. What is not given covers a whole row or column.</summary>
/// <param name="X">The first column, from 0.</param>
/// <param name="Y">The first row, from 0.</param>
/// <param name="Width">Columns; without it, one column where <paramref name="X"/> is given and else all.</param>
/// <param name="Height">Rows; without it, one row where <paramref name="Y"/> is given and else all.</param>
public sealed record AffinityPart(uint? X, uint? Y, uint? Width, uint? Height)
{
    /// <summary>The rectangle in a grid, or null when it does not lie inside.</summary>
    /// <param name="space">The grid.</param>
    public (uint X, uint Y, uint Width, uint Height)? In(AffinitySpace space)
    {
        var width = Width ?? (X is null ? space.Width : 1);
        var height = Height ?? (Y is null ? space.Height : 1);
        var isInside = width > 0 && height > 0
            && (ulong)(X ?? 0) + width <= space.Width
            && (ulong)(Y ?? 0) + height <= space.Height;
        return isInside ? (X ?? 0, Y ?? 0, width, height) : null;
    }
}
