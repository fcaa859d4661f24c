using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>A session at the parent.</summary>
/// <param name="id">The parent's number of it.</param>
/// <param name="changed">Called when it is somewhere else, except from the call that put it there.</param>
internal sealed class UpstreamSession(ulong id, Action<UpstreamSession> changed)
{
    /// <summary>The parent's number of it.</summary>
    public ulong Id { get; } = id;

    /// <summary>How far it is.</summary>
    public UpstreamPhase Phase { get; set; }

    /// <summary>The session, once it is open.</summary>
    public Capability? Capability { get; set; }

    /// <summary>Why it failed.</summary>
    public SessionError Error { get; set; }

    /// <summary>Tells whoever asked for it.</summary>
    public void Notify() => changed(this);
}
