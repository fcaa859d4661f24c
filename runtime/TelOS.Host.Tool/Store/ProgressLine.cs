using System.Diagnostics;
using System.Globalization;
using TelOS.Fractal;
using TelOS.ObjectStore.Engine;

namespace TelOS.Host.Tool;

/// <summary>How far long work is, in one line of a terminal that is written again and again; nothing in a pipe.</summary>
/// <param name="output">Where the tool writes.</param>
internal sealed class ProgressLine(ToolOutput output) : IProgress<StoreProgress>, IProgress<GraphProgress>, IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    private readonly Stopwatch _since = Stopwatch.StartNew();
    private TimeSpan _next = s_pause;
    private bool _isShown;

    /// <inheritdoc/>
    public void Report(StoreProgress value) => Show(value.Work, value.Done, value.Total);

    /// <inheritdoc/>
    public void Report(GraphProgress value) => Show(value.Work, value.Done, value.Total);

    /// <summary>Takes the line away.</summary>
    public void Clear()
    {
        if (_isShown)
        {
            output.Error.Profile.Out.Writer.Write("\r\u001b[K");
            _isShown = false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Clear();

    private void Show(string work, long done, long total)
    {
        if (!output.ShowsProgress || _since.Elapsed < _next)
        {
            return;
        }

        _next = _since.Elapsed + s_pause;
        var part = total > 0 ? string.Create(CultureInfo.InvariantCulture, $" of {total:N0} ({100 * done / total}%)") : "";
        output.Error.Profile.Out.Writer.Write(string.Create(CultureInfo.InvariantCulture, $"\r{work}: {done:N0}{part}\u001b[K"));
        _isShown = true;
    }
}
