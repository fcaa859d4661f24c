using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>A ROM module that `init` itself provides: a child's configuration, or what it is asked to serve.</summary>
/// <param name="entrypoint">Where its sessions are served.</param>
/// <param name="initial">The content at first.</param>
internal sealed class PublishedRom(Entrypoint entrypoint, byte[] initial) : SessionServer, IDisposable
{
    private readonly Dictionary<RoutedSession, PublishedRomSession> _sessions = [];
    private bool _isGone;

    /// <inheritdoc/>
    public override bool IsGone => _isGone;

    /// <summary>The content.</summary>
    public byte[] Content { get; private set; } = initial;

    /// <summary>Changes the content, and tells those who watch it.</summary>
    /// <returns>Whether it was another one.</returns>
    public bool Set(byte[] content)
    {
        if (content.AsSpan().SequenceEqual(Content))
        {
            return false;
        }

        Content = content;
        foreach (var session in _sessions.Values)
        {
            session.Notify();
        }

        return true;
    }

    /// <inheritdoc/>
    public override void Create(RoutedSession session)
    {
        var served = new PublishedRomSession(this, entrypoint);
        _sessions.Add(session, served);
        session.Capability = entrypoint.Manage(served);
        session.Phase = SessionPhase.Available;
    }

    /// <inheritdoc/>
    public override void Close(RoutedSession session)
    {
        session.Phase = SessionPhase.Closed;
        if (_sessions.Remove(session, out var served))
        {
            End(session, served);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isGone = true;
        foreach (var (session, served) in _sessions)
        {
            End(session, served);
        }

        _sessions.Clear();
    }

    private void End(RoutedSession session, PublishedRomSession served)
    {
        session.Capability?.Dispose();
        session.Capability = null;
        entrypoint.Dissolve(served);
        served.Dispose();
    }
}
