using Genode;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>A signal context of a component: where others submit, and what its queue delivers.</summary>
internal sealed class SignalContextService(SignalSourceService source, ulong imprint) : SignalContextObject, ISignalSink
{
    /// <summary>What the component recognises it by.</summary>
    public ulong Imprint { get; } = imprint;

    /// <summary>How many signals were submitted since the last delivery.</summary>
    public uint Pending { get; set; }

    /// <summary>The component's queue.</summary>
    public SignalSourceService Source { get; } = source;

    /// <summary>Submits signals, on core's thread.</summary>
    public void Submit(uint count)
    {
        var wasIdle = Pending == 0;
        Pending = count > uint.MaxValue - Pending ? uint.MaxValue : Pending + count;
        if (wasIdle && Pending > 0)
        {
            Source.Notify(this);
        }
    }

    // From any thread of core's process: a component in it, a timer.
    void ISignalSink.Submit()
    {
        if (Identity?.Entrypoint is not { } core)
        {
            return;
        }

        if (core.IsCurrent)
        {
            Submit(1);
        }
        else
        {
            core.Post(() => Submit(1));
        }
    }
}
