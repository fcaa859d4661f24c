namespace TelOS.Host.Tool;

/// <summary>Shows what a system does.</summary>
internal abstract class SystemView : IDisposable
{
    private readonly Lock _lock = new();
    private IReadOnlyList<ChildRow> _rows = [];

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

    // What a component says does not steer the terminal.
    private static string Visible(string line) =>
        line.Any(static c => char.IsControl(c) && c != '\t') ? string.Concat(line.Select(static c => char.IsControl(c) && c != '\t' ? '\u00b7' : c)) : line;
}
