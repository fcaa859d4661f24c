namespace TelOS.Host;

/// <summary>A call that waits for its answer.</summary>
/// <param name="request">What is known of it.</param>
internal sealed class CallRecord(TracedCall request)
{
    /// <summary>What is known of it.</summary>
    public TracedCall Request { get; } = request;
}
