using System.Diagnostics;
using System.Globalization;

namespace TelOS.Idl.Tool.Output;

/// <summary>A line on a terminal that shows how far a long run is, and is gone when the run ends. Elsewhere than on a terminal nothing is
/// shown. May be used by several threads.</summary>
/// <param name="writer">Takes the line.</param>
/// <param name="isTerminal">Whether that is a terminal.</param>
internal sealed class LiveLine(TextWriter writer, bool isTerminal) : IDisposable
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly Lock _guard = new();
    private readonly long _start = Stopwatch.GetTimestamp();
    private TimeSpan _shown = TimeSpan.MinValue;

    /// <summary>A counter of things: <c>12/70 contracts</c>, once the run takes longer than a moment.</summary>
    public Action<int, int> Count(string things) => (done, total) =>
    {
        TimeSpan elapsed = Stopwatch.GetElapsedTime(_start);
        if (isTerminal && elapsed > Delay)
        {
            Show(elapsed, string.Create(CultureInfo.InvariantCulture, $"{done}/{total} {things}"));
        }
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_guard)
        {
            if (_shown != TimeSpan.MinValue)
            {
                writer.Write("\r\u001B[K");
                writer.Flush();
            }
        }
    }

    private void Show(TimeSpan elapsed, string text)
    {
        lock (_guard)
        {
            if (_shown == TimeSpan.MinValue || elapsed - _shown >= Interval)
            {
                _shown = elapsed;
                writer.Write($"\r{text}\u001B[K");
                writer.Flush();
            }
        }
    }
}
