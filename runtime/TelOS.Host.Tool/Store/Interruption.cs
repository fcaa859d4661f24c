using System.Runtime.InteropServices;
using Spectre.Console;

namespace TelOS.Host.Tool;

/// <summary>Ctrl-C, as long as something is under way that has to be brought to a good end. Pressed again, it ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private readonly ToolOutput _output;
    private readonly string _consequence;

    /// <param name="output">Takes what is said.</param>
    /// <param name="consequence">What is done then, said at once.</param>
    public Interruption(ToolOutput output, string consequence)
    {
        _output = output;
        _consequence = consequence;
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
    }

    /// <summary>Cancelled by Ctrl-C.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _source.Dispose();
    }

    private void End(PosixSignalContext context)
    {
        if (_source.IsCancellationRequested)
        {
            return;
        }

        context.Cancel = true;
        _source.Cancel();
        _output.Error.WriteLine($"interrupted: {_consequence}");
    }
}
