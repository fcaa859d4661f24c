using System.Threading.Channels;

namespace TelOS.Host.Tool;

/// <summary>Takes calls as they come, and decodes and writes them on a thread of its own.</summary>
internal sealed class TraceOutput : IAsyncDisposable
{
    // A terminal is slower than components are; what is beyond this is counted and left out.
    private const int MaxWaiting = 100_000;

    private readonly Channel<TracedCall> _calls;
    private readonly CallFilter _filter;
    private readonly ContractLibrary _contracts;
    private readonly TraceView _view;
    private readonly TextWriter? _file;
    private readonly CallSums _sums = new();
    private readonly Task _work;
    private long _lost;

    /// <summary>Starts to take calls.</summary>
    /// <param name="contracts">What the calls mean.</param>
    /// <param name="filter">Which are of interest.</param>
    /// <param name="view">Shows them.</param>
    /// <param name="file">Takes a line of JSON for each, or null; it stays the caller's.</param>
    public TraceOutput(ContractLibrary contracts, CallFilter filter, TraceView view, TextWriter? file)
    {
        (_contracts, _filter, _view, _file) = (contracts, filter, view, file);
        _calls = Channel.CreateBounded<TracedCall>(
            new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true },
            _ => Interlocked.Increment(ref _lost));
        _work = Task.Run(WriteAsync);
    }

    /// <summary>What a system is told to record its calls.</summary>
    public CallTracing Tracing => new(_contracts, Take);

    /// <summary>Waits until everything is written, and shows the sums.</summary>
    public async ValueTask DisposeAsync()
    {
        _calls.Writer.Complete();
        await _work.ConfigureAwait(false);
        _view.Show(_sums, Interlocked.Read(ref _lost));
    }

    private void Take(TracedCall call)
    {
        if (_filter.Shows(call))
        {
            _calls.Writer.TryWrite(call);
        }
    }

    private async Task WriteAsync()
    {
        await foreach (var call in _calls.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            var decoded = DecodedCall.Of(call, _contracts);
            _sums.Add(decoded);
            if (_file is not null)
            {
                await _file.WriteLineAsync(CallJson.Write(decoded)).ConfigureAwait(false);
            }

            _view.Show(decoded);
        }

        if (_file is not null)
        {
            await _file.FlushAsync().ConfigureAwait(false);
        }
    }
}
