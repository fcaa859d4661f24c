namespace TelOS.ObjectStore.Testing.Checking;

/// <summary>The versions that a transaction may have seen, as ranges in growing order.</summary>
/// <param name="first">The first one.</param>
/// <param name="last">The last one.</param>
internal sealed class VersionSet(ulong first, ulong last)
{
    private List<(ulong First, ulong Last)> _ranges = [(first, last)];

    public bool IsEmpty => _ranges.Count == 0;

    public ulong First => _ranges[0].First;

    /// <summary>The largest one that is smaller; null when there is none.</summary>
    public ulong? LastBelow(ulong version)
    {
        int range = _ranges.FindLastIndex(range => range.First < version);
        return range < 0 ? null : Math.Min(_ranges[range].Last, version - 1);
    }

    /// <summary>Keeps the versions that have what was seen.</summary>
    public void Keep(Sighting sighting)
    {
        Timeline timeline = sighting.Timeline;
        if (_ranges.Count == 1 && timeline.IndexAt(First) is var only && timeline.LastVersionOf(only) >= _ranges[0].Last && sighting.Fits(timeline[only]))
        {
            return;
        }

        List<(ulong First, ulong Last)> kept = [];
        foreach ((ulong first, ulong last) in _ranges)
        {
            for (int i = timeline.IndexAt(first); i < timeline.Count && timeline[i].Version <= last; i++)
            {
                if (sighting.Fits(timeline[i]))
                {
                    Add(kept, Math.Max(first, timeline[i].Version), Math.Min(last, timeline.LastVersionOf(i)));
                }
            }
        }

        _ranges = kept;
    }

    private static void Add(List<(ulong First, ulong Last)> ranges, ulong first, ulong last)
    {
        if (ranges.Count > 0 && ranges[^1].Last + 1 == first)
        {
            ranges[^1] = (ranges[^1].First, last);
        }
        else
        {
            ranges.Add((first, last));
        }
    }
}
