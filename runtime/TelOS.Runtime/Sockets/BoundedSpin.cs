using System.Diagnostics;

namespace TelOS.Runtime;

/// <summary>Decides whether to look again for a while before a thread is put to sleep. Waking an idle processor costs several times what a call
/// does; where both sides share one, or the answer takes long, looking is a waste, and is given up quickly.</summary>
/// <remarks>One thread at a time. Each time in vain doubles the number of waits that are not tried, each success forgets them all.</remarks>
public struct BoundedSpin
{
    // Longer than the waking of the other side, so that one side that looks is enough for both to stay awake.
    private const int LimitMicroseconds = 50;
    private const int MaxSkipped = 4096;

    private static readonly long s_limit = LimitMicroseconds * Stopwatch.Frequency / 1_000_000;

    private int _penalty;
    private int _skipped;
    private long _end;

    /// <summary>Whether to look at all this time.</summary>
    public bool TryBegin()
    {
        if (_skipped < _penalty)
        {
            _skipped++;
            return false;
        }

        _end = Stopwatch.GetTimestamp() + s_limit;
        return true;
    }

    /// <summary>What was looked for came.</summary>
    public void Succeed() => _penalty = 0;

    /// <summary>Whether to look once more; if not, it was in vain.</summary>
    public bool MayContinue()
    {
        if (Stopwatch.GetTimestamp() < _end)
        {
            return true;
        }

        _penalty = Math.Clamp(_penalty * 2, 1, MaxSkipped);
        _skipped = 0;
        return false;
    }
}
