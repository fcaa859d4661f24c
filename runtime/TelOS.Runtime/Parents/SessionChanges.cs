namespace TelOS.Runtime;

/// <summary>Counts how often the parent says that something about a session changed, for those who wait for it.</summary>
internal sealed class SessionChanges : ISignalSink, IDisposable
{
    private readonly object _lock = new();
    private long _count;
    private bool _isEnded;

    /// <summary>Makes the context.</summary>
    public SessionChanges() => Context = new LocalSignalContext(this);

    /// <summary>It was said again. Raised on any thread.</summary>
    public event Action? Changed;

    /// <summary>What the parent gets.</summary>
    public SignalContext Context { get; }

    /// <summary>How often it was said.</summary>
    public long Count
    {
        get
        {
            lock (_lock)
            {
                return _count;
            }
        }
    }

    /// <inheritdoc/>
    public void Submit()
    {
        lock (_lock)
        {
            _count++;
            Monitor.PulseAll(_lock);
        }

        Changed?.Invoke();
    }

    /// <summary>The parent is gone.</summary>
    public void End()
    {
        lock (_lock)
        {
            _isEnded = true;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Waits until it is said again, or until the time is over.</summary>
    /// <param name="seen">The count that the caller knows.</param>
    /// <param name="patience">Milliseconds, or <see cref="Timeout.Infinite"/>.</param>
    /// <exception cref="ServerDiedException">The parent is gone.</exception>
    public void Wait(long seen, int patience)
    {
        var start = Environment.TickCount64;
        lock (_lock)
        {
            while (_count == seen)
            {
                if (_isEnded)
                {
                    throw new ServerDiedException("The parent went away.");
                }

                var left = patience - (Environment.TickCount64 - start);
                if (patience != Timeout.Infinite && left <= 0)
                {
                    return;
                }

                Monitor.Wait(_lock, patience == Timeout.Infinite ? Timeout.Infinite : (int)left);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Context.Dispose();
        End();
    }
}
