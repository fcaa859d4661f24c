using TelOS.Idl.Fuzz.Tests.Drivers;
using TelOS.Runtime;

namespace TelOS.Idl.Fuzz.Tests.Messages;

/// <summary>A generated server on an entrypoint of its own, with a recording client in front of it.</summary>
internal sealed class FuzzedServer : IDisposable
{
    private readonly Entrypoint _entrypoint = new();
    private readonly Poison _poison = new();
    private readonly Capability _poisonCapability;
    private readonly Capability _capability;

    /// <summary>Starts a server.</summary>
    public FuzzedServer(InterfaceDriver peer)
    {
        Peer = peer;
        _entrypoint.UnhandledError += (_, e) => Errors.Add(e.Error);
        _capability = _entrypoint.Manage(peer.NewServer(Probe));
        _poisonCapability = _entrypoint.Manage(_poison);
        Recorder = new RecordingCapability(_capability) { FirstOpcode = peer.HasContract ? 2u : 0 };
    }

    /// <summary>What is served.</summary>
    public InterfaceDriver Peer { get; }

    /// <summary>What was passed and seen.</summary>
    public Probe Probe { get; } = new();

    /// <summary>What left the server's code.</summary>
    public List<Exception> Errors { get; } = [];

    /// <summary>Whom clients call.</summary>
    public RecordingCapability Recorder { get; }

    /// <summary>Makes a valid call.</summary>
    /// <param name="function">The index of the function.</param>
    /// <param name="seed">Decides arguments and answers.</param>
    public void Call(int function, int seed)
    {
        Probe.Clear();
        Probe.AnswerSeed = seed;
        Peer.Call(function, Probe, Recorder, new Random(seed));
    }

    /// <summary>Delivers a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="pattern">What lies in all buffers before.</param>
    /// <returns>The reply, or null when the frame was not taken.</returns>
    public Datagram? Deliver(Datagram request, byte pattern)
    {
        Probe.Clear();
        Spread(pattern);
        using var message = Message.Rent();
        if (!request.TryDeliver(message))
        {
            return null;
        }

        _capability.Call(message, Wire.MaxCapabilities);
        return Datagram.Of(message);
    }

    /// <summary>Fills all buffers.</summary>
    public void Spread(byte pattern) => _poison.Spread(_poisonCapability, pattern);

    public void Dispose()
    {
        _poisonCapability.Dispose();
        _capability.Dispose();
        Recorder.Dispose();
        _entrypoint.Dispose();
    }
}
