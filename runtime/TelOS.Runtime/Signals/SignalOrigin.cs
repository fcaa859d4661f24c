namespace TelOS.Runtime;

/// <summary>What all references to a context of this process share.</summary>
/// <param name="sink">Where its signals end up.</param>
internal sealed class SignalOrigin(ISignalSink sink)
{
    private static long s_lastNumber;

    /// <summary>Where its signals end up.</summary>
    public ISignalSink Sink { get; } = sink;

    /// <summary>A number that no other context of this process has.</summary>
    public ulong Number { get; } = (ulong)Interlocked.Increment(ref s_lastNumber);

    /// <summary>What made the context known elsewhere, and ends that. Called once, when whoever made the context gives it up.</summary>
    public Action<SignalOrigin>? Released { get; set; }
}
