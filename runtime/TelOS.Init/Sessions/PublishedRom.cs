using System.Diagnostics.CodeAnalysis;
using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>A ROM module that `init` itself provides for one child: its configuration, or what it is asked to serve.</summary>
/// <remarks>However many sessions the child opens, the content is in memory once, and each session is worth a page of the child's.</remarks>
/// <param name="entrypoint">Where its sessions are served, and whose memory it is.</param>
/// <param name="initial">The content at first.</param>
/// <param name="seal">Makes memory one that others attach to read, or null when they may write.</param>
internal sealed class PublishedRom(Entrypoint entrypoint, byte[] initial, Action<Dataspace>? seal = null) : SessionServer, IDisposable
{
    private const ulong SessionRam = 4096;
    private const ulong SessionCaps = 1;

    private readonly Dictionary<RoutedSession, PublishedRomSession> _sessions = [];
    private Dataspace? _memory;
    private AttachedDataspace? _mapping;

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

    /// <summary>Memory with the content as it is now; other memory than before when it does not fit any more.</summary>
    /// <returns>False when there is no memory left.</returns>
    public bool TryPublish([NotNullWhen(true)] out Dataspace? memory)
    {
        if (_mapping is null || Content.Length > _mapping.Size)
        {
            Release();
            try
            {
                _memory = entrypoint.AllocateMemory(Math.Max(Content.Length, 1));
                _mapping = _memory.Attach();
                seal?.Invoke(_memory);
            }
            catch (IOException)
            {
                Release();
                memory = null;
                return false;
            }
        }

        _mapping.CopyFrom(0, Content);
        _mapping.Slice(Content.Length, _mapping.Size - Content.Length).Clear();
        memory = _memory!;
        return true;
    }

    /// <summary>Whether the content can be brought up to date in memory that a session has.</summary>
    public bool Fits(Dataspace? memory) => memory is not null && memory == _memory && Content.Length <= memory.Size;

    /// <inheritdoc/>
    public override void Create(RoutedSession session)
    {
        if (session.Ram < SessionRam || session.Caps < SessionCaps)
        {
            session.Refuse(session.Ram < SessionRam ? SessionError.InsufficientRam : SessionError.InsufficientCaps);
            return;
        }

        var served = new PublishedRomSession(this);
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
        foreach (var (session, served) in _sessions)
        {
            End(session, served);
        }

        _sessions.Clear();
        Release();
    }

    private void End(RoutedSession session, PublishedRomSession served)
    {
        session.Capability?.Dispose();
        session.Capability = null;
        entrypoint.Dissolve(served);
        served.Dispose();
    }

    private void Release()
    {
        _mapping?.Dispose();
        _memory?.Dispose();
        _mapping = null;
        _memory = null;
    }
}
