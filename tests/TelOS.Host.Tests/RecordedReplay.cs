using System.Buffers.Binary;
using Genode;
using TelOS.Runtime;

namespace TelOS.Host.Tests;

/// <summary>Sends what a recorded component sent, and compares what comes with what came then.</summary>
/// <param name="parent">Whom it asks.</param>
/// <param name="pd">Its protection domain.</param>
/// <param name="process">The recorded component.</param>
internal sealed class RecordedReplay(Capability parent, Capability pd, string process) : IDisposable
{
    private const int Patience = 10_000;

    private readonly SocketPair _channel = SocketPair.Create();
    private readonly SocketPair _signals = SocketPair.Create();
    private readonly Dictionary<string, Capability> _objects = new(StringComparer.Ordinal) { ["parent"] = parent };
    private RecordedMessage? _waiting;

    /// <summary>How many answers were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>How many waits for a signal were answered.</summary>
    public int Signals { get; private set; }

    /// <summary>All that it sent and that makes sense here.</summary>
    public void Run()
    {
        foreach (var call in RecordedMessage.All.Where(message => message.Process == process && message.Direction == "send" && IsSpoken(message)))
        {
            if (!_objects.TryGetValue(call.Socket, out var target) || call.Caps.Any(cap => cap != "invalid" && !_objects.ContainsKey(cap)))
            {
                continue;
            }

            if (call.Interface == "Genode::Signal_source")
            {
                SubmitForOthers();
                _waiting = call;
                Send(call, target, _signals);
                continue;
            }

            // Nothing but a signal ends a wait for one.
            Assert.False(PollRequest.WaitReadable(_signals.Local, 0), call.Meaning);
            Send(call, target, _channel);
            Receive(call, _channel);
            if (call.Meaning.StartsWith("Pd_session::submit(", StringComparison.Ordinal))
            {
                ReceiveSignal();
            }
        }
    }

    public void Dispose()
    {
        _channel.Close();
        _signals.Close();
    }

    private static DescriptorHandle Reference(Capability capability) => capability.Export(SocketDomain.None).Descriptor;

    // Tracing, Genode's dynamic linker and other components are not here.
    private static bool IsSpoken(RecordedMessage call) => (call.Interface, call.Opcode) switch
    {
        ("Genode::Parent", 4) => call.Meaning is "Parent::session_cap({value: 1})" or "Parent::session_cap({value: 2})" or "Parent::session_cap({value: 3})",
        ("Genode::Parent", 3) => call.Meaning.Contains("\"ROM\"", StringComparison.Ordinal),
        ("Genode::Parent", 1 or 2 or 6 or 7 or 8 or 15) => true,
        ("Genode::Cpu_session", 0 or 5) => true,
        ("Genode::Pd_session", 5 or 7 or 9 or 10 or 11 or 16 or 17) => true,
        ("Genode::Cpu_session::Native_cpu" or "Genode::Signal_source", _) => true,
        ("Genode::Log_session" or "Genode::Rom_session" or "Genode::Linux_dataspace", _) => true,
        _ => false,
    };

    // What it waited for came from a component that is not here: its context is submitted in that one's place.
    private void SubmitForOthers()
    {
        if (_waiting is { } wait)
        {
            var imprint = BinaryPrimitives.ReadInt64LittleEndian(ReplyTo(wait).Bytes.AsSpan(Wire.HeaderSize));
            var made = RecordedMessage.All.First(call =>
                call.Process == process && call.Meaning == $"Pd_session::alloc_context(invalid, {{value: {imprint}}})");
            using var client = new PdClient(pd.Duplicate());
            client.Submit(new Capability<ISignalContext>(_objects[ReplyTo(made).Caps.Single()]), 1);
            ReceiveSignal();
        }
    }

    private void ReceiveSignal()
    {
        if (_waiting is { } wait)
        {
            _waiting = null;
            Receive(wait, _signals);
            Signals++;
        }
    }

    private RecordedMessage ReplyTo(RecordedMessage call) => RecordedMessage.All.First(message =>
        message.Direction == "recv" && message.Interface is null && message.Call == call.Call && message.Process == process);

    private void Send(RecordedMessage call, Capability target, SocketPair channel)
    {
        DescriptorHandle[] descriptors = [.. call.Caps.Where(static cap => cap != "invalid").Select(cap => Reference(_objects[cap]))];
        Assert.True(HostileSocket.Send(Reference(target), call.Bytes, [channel.Remote, .. descriptors]));
    }

    private void Receive(RecordedMessage call, SocketPair channel)
    {
        var reply = ReplyTo(call);
        using var answer = Message.Rent();
        var none = -1;
        Assert.True(PollRequest.WaitReadable(channel.Local, Patience), call.Meaning);
        Assert.Equal(SocketReceived.Message, SocketDatagram.Receive(channel.Local, answer, ref none, isRequest: false, SocketDomain.None, 0));
        Compare(call, reply, answer);
        for (var slot = 0; slot < reply.Caps.Count; slot++)
        {
            if (reply.Caps[slot] is not "invalid" and var name && answer.TakeCapability(slot) is { } capability)
            {
                _objects[name] = call.Meaning == "Parent::session_cap({value: 1})" ? pd : capability;
            }
        }

        Compared++;
    }

    // Sizes of ROMs are those of the run. Everything else is the same.
    private static void Compare(RecordedMessage call, RecordedMessage reply, Message answer)
    {
        var payload = reply.Bytes.AsSpan(Wire.HeaderSize);
        Assert.True(reply.Bytes.AsSpan(0, 16).SequenceEqual(answer.Datagram[..16]), call.Meaning);
        Assert.True(payload.Length == answer.PayloadLength, call.Meaning);
        for (var slot = 0; slot < reply.Caps.Count; slot++)
        {
            Assert.True(reply.Caps[slot] == "invalid" == answer.CapabilityAt(slot) is null, call.Meaning);
        }

        if (!call.Meaning.StartsWith("Dataspace::size", StringComparison.Ordinal))
        {
            Assert.True(payload.SequenceEqual(answer.Payload), $"{call.Meaning}: {Convert.ToHexString(payload)} {Convert.ToHexString(answer.Payload)}");
        }
    }
}
