using System.Diagnostics;

namespace TelOS.Runtime;

/// <summary>Decides whether to look again for a while before a thread is put to sleep. Waking an idle processor costs several times what a call
/// does; where both sides share one, or the answer takes long, looking is a waste, and is given up quickly.</summary>
/// <remarks>One thread at a time. Each time in vain doubles the number of waits that are not tried, each success forgets them all.</remarks>
/// <param name="microseconds">How long to look at most.</param>
public struct BoundedSpin(int microseconds)
{
    // Longer than the waking of the other side, so that one side that looks is enough for both to stay awake.
    private const int UsualMicroseconds = 50;
    private const int MaxSkipped = 4096;

    private readonly long _limit = microseconds * Stopwatch.Frequency / 1_000_000;
    private int _penalty;
    private int _skipped;
    private long _end;

    /// <summary>As long as a call takes that is answered at once.</summary>
    public BoundedSpin()
        : this(UsualMicroseconds)
    {
    }

    /// <summary>Whether to look at all this time.</summary>
    public bool TryBegin()
    {
        if (_skipped < _penalty)
        {
            _skipped++;
            return false;
        }

        _end = Stopwatch.GetTimestamp() + _limit;
        return true;
    }

    /// <summary>What was looked for came.</summary>
    public void Succeed() => _penalty = 0;

    /// <summary>Whether to look once more; if not, it was in vain. Meanwhile whoever else can run does: it may be what is waited for.</summary>
    public bool MayContinue()
    {
        if (Stopwatch.GetTimestamp() < _end)
        {
            Thread.Yield();
            return true;
        }

        _penalty = Math.Clamp(_penalty * 2, 1, MaxSkipped);
        _skipped = 0;
        return false;
    }
}
