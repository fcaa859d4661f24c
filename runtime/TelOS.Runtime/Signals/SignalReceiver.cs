using System.Diagnostics.CodeAnalysis;

namespace TelOS.Runtime;

/// <summary>The client's end of a signal: an event, and something to await. Several signals before somebody looks are one.</summary>
public sealed class SignalReceiver : IDisposable
{
    private readonly Sink _sink;

    /// <summary>Makes a context.</summary>
    /// <param name="entrypoint">Where <see cref="Received"/> is raised; without one on a thread of the pool, never twice at a time.</param>
    public SignalReceiver(Entrypoint? entrypoint = null)
    {
        _sink = new Sink(entrypoint, () => Received?.Invoke());
        Context = new LocalSignalContext(_sink);
    }

    /// <summary>A signal came: re-read what it is about, do not count.</summary>
    [SuppressMessage("Design", "CA1003", Justification = "A signal carries nothing, so there is nothing to pass.")]
    public event Action? Received;

    /// <summary>What a server needs to submit signals.</summary>
    public SignalContext Context { get; }

    /// <summary>Waits for the next signal; one that came since the last wait counts. Each signal ends one wait.</summary>
    /// <param name="cancellationToken">Ends the wait; no signal is lost by it.</param>
    /// <exception cref="ObjectDisposedException">The receiver was disposed.</exception>
    public ValueTask WaitAsync(CancellationToken cancellationToken = default) => _sink.WaitAsync(cancellationToken);

    /// <summary>Waits for the next signal and holds the thread; one that came since the last wait counts.</summary>
    /// <param name="cancellationToken">Ends the wait; no signal is lost by it.</param>
    /// <exception cref="ObjectDisposedException">The receiver was disposed.</exception>
    public void Wait(CancellationToken cancellationToken = default) => _sink.Wait(cancellationToken);

    /// <summary>No more signals arrive; whoever waits meets <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        Context.Dispose();
        _sink.Dispose();
    }

    private sealed class Sink : ISignalSink, IThreadPoolWorkItem, IDisposable
    {
        [SuppressMessage("Usage", "CA2213", Justification = "It has no handle, and those who wait leave through it.")]
        private readonly SemaphoreSlim _pending = new(0);
        private readonly Lock _lock = new();
        private readonly SignalHandler? _handler;
        private readonly Action _raise;
        private bool _isStopped;
        private bool _isRunning;
        private bool _isRepeated;

        public Sink(Entrypoint? entrypoint, Action raise)
        {
            _raise = raise;
            _handler = entrypoint is null ? null : new SignalHandler(entrypoint, raise);
        }

        public async ValueTask WaitAsync(CancellationToken cancellationToken)
        {
            await _pending.WaitAsync(cancellationToken).ConfigureAwait(false);
            ThrowIfStopped();
        }

        public void Wait(CancellationToken cancellationToken)
        {
            _pending.Wait(cancellationToken);
            ThrowIfStopped();
        }

        public void Submit()
        {
            lock (_lock)
            {
                if (_isStopped)
                {
                    return;
                }

                if (_pending.CurrentCount == 0)
                {
                    _pending.Release();
                }

                if (_handler is null)
                {
                    if (_isRunning)
                    {
                        _isRepeated = true;
                        return;
                    }

                    _isRunning = true;
                }
            }

            if (_handler is null)
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            }
            else
            {
                _handler.Context.Submit();
            }
        }

        public void Execute()
        {
            bool isRepeated;
            do
            {
                _raise();
                lock (_lock)
                {
                    isRepeated = _isRepeated && !_isStopped;
                    _isRepeated = false;
                    _isRunning = isRepeated;
                }
            }
            while (isRepeated);
        }

        public void Dispose()
        {
            lock (_lock)
            {
                if (_isStopped)
                {
                    return;
                }

                _isStopped = true;
            }

            _pending.Release();
            _handler?.Dispose();
        }

        private void ThrowIfStopped()
        {
            bool isStopped;
            lock (_lock)
            {
                isStopped = _isStopped;
            }

            if (isStopped)
            {
                // One leaves, the next follows.
                _pending.Release();
                throw new ObjectDisposedException(nameof(SignalReceiver));
            }
        }
    }
}
