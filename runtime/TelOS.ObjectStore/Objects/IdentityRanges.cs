namespace TelOS.ObjectStore.Engine.Objects;

/// <summary>Where reservations of identities go. A subtree begins a region of its own, and goes on in it: so that its identities stay few ranges, in whatever
/// order subtrees ask, and however often the store is opened.</summary>
/// <remarks>In the database are the ranges that are reserved, without the regions: stores that were filled without them are gone on with, and the other way round.</remarks>
internal static class IdentityRanges
{
    /// <summary>Identities of a region; it begins at a multiple of this, the first one at 1.</summary>
    public const ulong Region = 1 << 24;

    private const ulong Least = 1024;

    /// <summary>Finds identities that nobody has, more than are asked for, so that it is seldom needed.</summary>
    /// <param name="ranges">All that are reserved, in order.</param>
    /// <param name="count">How many are asked for.</param>
    /// <param name="subtree">By whom.</param>
    /// <returns>They, or null when there are none.</returns>
    public static IdentityRange? Next(IdentityRange[] ranges, uint count, string subtree)
    {
        ulong wanted = Math.Max(Least, count);
        int own = Array.FindLastIndex(ranges, range => range.Subtree == subtree);
        if (own >= 0)
        {
            ulong last = ranges[own].Last;
            ulong end = own == ranges.Length - 1 ? Identities.Largest : Math.Min(EndOfRegion(last), ranges[own + 1].First - 1);
            if (end - last >= count)
            {
                return new IdentityRange(last + 1, last + Math.Min(wanted, end - last), subtree);
            }
        }

        ulong first = ranges is [.., var newest] ? EndOfRegion(newest.Last) + 1 : 1;
        return first > Identities.Largest - wanted ? null : new IdentityRange(first, first + wanted - 1, subtree);
    }

    /// <summary>Adds a range.</summary>
    /// <param name="ranges">Those that are there, in order.</param>
    /// <param name="added">A range that <see cref="Next"/> found.</param>
    /// <param name="row">The range that it is part of then.</param>
    /// <returns>All of them, in order; neighbours of one owner are one range.</returns>
    public static IdentityRange[] Add(IdentityRange[] ranges, IdentityRange added, out IdentityRange row)
    {
        int before = Array.FindLastIndex(ranges, range => range.Last < added.First);
        if (before >= 0 && ranges[before].Subtree == added.Subtree && ranges[before].Last + 1 == added.First)
        {
            row = ranges[before] with { Last = added.Last };
            return [.. ranges[..before], row, .. ranges[(before + 1)..]];
        }

        row = added;
        return [.. ranges[..(before + 1)], row, .. ranges[(before + 1)..]];
    }

    private static ulong EndOfRegion(ulong id) => id | (Region - 1);
}
