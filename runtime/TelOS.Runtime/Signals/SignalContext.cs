namespace TelOS.Runtime;

/// <summary>The destination of signals of one kind, as a capability that can be handed to a server.</summary>
public abstract class SignalContext : Capability
{
    /// <summary>Notifies whoever made the context. It never blocks, and says nothing when nobody listens any more.</summary>
    public abstract void Submit();
}
