using System.Runtime.InteropServices;

namespace TelOS.Host.Tool;

/// <summary>Runs a system until it exits or somebody ends it, and shows it meanwhile.</summary>
internal sealed class SystemRun : IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    // What changes without being told, memory above all, is looked at once in a while.
    private static readonly TimeSpan s_period = TimeSpan.FromSeconds(2);

    private readonly HostedSystem _system;
    private readonly SystemView _view;
    private readonly SemaphoreSlim _changes = new(1);

    /// <summary>Starts the system.</summary>
    /// <param name="options">What to run; where its lines go is decided here.</param>
    /// <param name="view">Shows it; it stays the caller's.</param>
    public SystemRun(HostedSystemOptions options, SystemView view)
    {
        _view = view;
        _system = new HostedSystem(options with { Log = view.Say });
        _system.StateChanged += (_, _) => NoteChange();
    }

    /// <summary>Waits for the end.</summary>
    /// <param name="changed">Ends when the configuration has another content, which it gives.</param>
    /// <param name="stop">Ends the run, as Ctrl-C does.</param>
    /// <returns>The value with which the system exits, or what a shell says of an interrupted program.</returns>
    public async Task<int> WaitAsync(Func<CancellationToken, Task<byte[]>> changed, CancellationToken stop)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        var beside = Task.WhenAll(ShowAsync(ended.Token), FollowAsync(changed, ended.Token));
        try
        {
            return await _system.Exited.WaitAsync(ended.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        finally
        {
            await ended.CancelAsync().ConfigureAwait(false);
            await beside.ConfigureAwait(false);
            _view.Show(ChildRow.Read(_system.Describe()));
        }

        void End(PosixSignalContext context)
        {
            context.Cancel = true;
            try
            {
                ended.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // A second signal came while the first one took effect.
            }
        }
    }

    /// <summary>Ends all children.</summary>
    public void Dispose()
    {
        _system.Dispose();
        _changes.Dispose();
    }

    private void NoteChange()
    {
        if (_changes.CurrentCount == 0)
        {
            _changes.Release();
        }
    }

    private async Task ShowAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await _changes.WaitAsync(s_period, stop).ConfigureAwait(false);
                _view.Show(ChildRow.Read(_system.Describe()));
                await Task.Delay(s_pause, stop).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }
    }

    private async Task FollowAsync(Func<CancellationToken, Task<byte[]>> changed, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                _system.Configure(await changed(stop).ConfigureAwait(false));
            }
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }
    }
}
