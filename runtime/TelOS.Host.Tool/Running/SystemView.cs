using System.Text.RegularExpressions;

namespace TelOS.Host.Tool;

/// <summary>Shows what a system does.</summary>
internal abstract partial class SystemView : IDisposable
{
    private readonly Lock _lock = new();
    private IReadOnlyList<ChildRow> _rows = [];

    /// <summary>Whether the colours in which components speak are shown, or left out.</summary>
    protected virtual bool ShowsColours => false;

    /// <summary>Shows what a component said. From any thread.</summary>
    public void Say(string line)
    {
        lock (_lock)
        {
            WriteLine(Visible(line));
        }
    }

    /// <summary>Shows what changed. From any thread.</summary>
    public void Show(IReadOnlyList<ChildRow> rows)
    {
        lock (_lock)
        {
            var former = _rows;
            _rows = rows;
            Update(former, rows);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            End();
        }
    }

    /// <summary>Writes something without being interrupted.</summary>
    protected void Locked(Action write)
    {
        lock (_lock)
        {
            write();
        }
    }

    /// <summary>Writes one line.</summary>
    protected abstract void WriteLine(string line);

    /// <summary>Shows another state.</summary>
    protected abstract void Update(IReadOnlyList<ChildRow> former, IReadOnlyList<ChildRow> rows);

    /// <summary>Leaves the output in order.</summary>
    protected virtual void End()
    {
    }

    // What a component says does not steer the terminal. Genode's programs end each line with the default colour.
    private string Visible(string line) =>
        Control().Replace(line, found => found.Length == 1 ? "\u00b7" : ShowsColours ? found.Value : "");

    [GeneratedRegex(@"\x1b\[[0-9;]*m|[\p{Cc}-[\t]]")]
    private static partial Regex Control();
}
