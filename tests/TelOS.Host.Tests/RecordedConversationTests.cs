using System.Buffers.Binary;
using Genode;
using Genode.Linux;
using TelOS.Runtime;
using Affinity = Genode.Affinity;

namespace TelOS.Host.Tests;

/// <summary>The conversation that was recorded on a running Genode: what its components send, ours send, and what its core answers, ours does.</summary>
public sealed class RecordedConversationTests : IDisposable
{
    private readonly SocketPair _pair = SocketPair.Create();
    private readonly SocketCapability _server;

    public RecordedConversationTests() =>
        _server = new SocketCapability(new SocketTarget(_pair.Remote, 1, cookie: 0, SocketDomain.None));

    public static TheoryData<string> RecordedCalls => [.. Calls(null!).Select(static call => call.Name)];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _server.Dispose();
        _pair.Local.Dispose();
    }

    [Theory]
    [MemberData(nameof(RecordedCalls))]
    public async Task What_a_component_sends_is_what_the_recorded_one_sent(string name)
    {
        var (_, meaning, send) = Calls(_server).Single(call => call.Name == name);
        var recorded = RecordedMessage.All.First(message =>
            message.Direction == "send" && message.Interface is not null && message.Meaning.StartsWith(meaning, StringComparison.Ordinal));
        using var abandon = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var call = send(abandon.Token);
        var sent = HostileSocket.Receive(_pair.Local);
        await abandon.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        Assert.NotNull(sent);
        Assert.Equal(Content(recorded.Bytes), Content(sent));
    }

    [Theory]
    [InlineData("telos_client")]
    [InlineData("telos_server")]
    public void Init_and_core_answer_the_recorded_messages_as_the_recorded_ones_did(string process)
    {
        using var system = new ThreadSystem("Telos_test");
        system.Run(env => Converse(env.Parent.Capability, process));
    }

    private static void Converse(Capability parent, string process)
    {
        var channel = SocketPair.Create();
        var objects = new Dictionary<string, Capability>(StringComparer.Ordinal) { ["parent"] = parent };
        var compared = 0;
        foreach (var call in RecordedMessage.All.Where(message => message.Process == process && message.Direction == "send" && IsSpoken(message)))
        {
            var reply = RecordedMessage.All.FirstOrDefault(message => message.Direction == "recv" && message.Call == call.Call && message.Process == process);
            if (reply is null || !objects.TryGetValue(call.Socket, out var target) || call.Caps.Any(cap => cap != "invalid" && !objects.ContainsKey(cap)))
            {
                continue;
            }

            DescriptorHandle[] descriptors = [.. call.Caps.Where(static cap => cap != "invalid").Select(cap => Reference(objects[cap]))];
            Assert.True(HostileSocket.Send(Reference(target), call.Bytes, [channel.Remote, .. descriptors]));
            using var answer = Message.Rent();
            var none = -1;
            Assert.True(PollRequest.WaitReadable(channel.Local, 10_000), call.Meaning);
            Assert.Equal(SocketReceived.Message, SocketDatagram.Receive(channel.Local, answer, ref none, isRequest: false, SocketDomain.None, 0));
            Compare(call, reply, answer);
            for (var slot = 0; slot < reply.Caps.Count; slot++)
            {
                if (reply.Caps[slot] is not "invalid" and var name && answer.TakeCapability(slot) is { } capability)
                {
                    objects[name] = capability;
                }
            }

            compared++;
        }

        Assert.InRange(compared, 40, 1000);
        channel.Close();
    }

    private static IEnumerable<(string Name, string Meaning, Func<CancellationToken, Task> Send)> Calls(Capability server)
    {
        var anything = new Affinity();
        var imprint = new PdImprint { Value = 1343568992 };
        yield return ("session_cap", "Parent::session_cap({value: 1})", stop => new ParentClient(server).SessionCapAsync(new ClientSessionId { Value = 1 }, stop).AsTask());
        yield return ("announce", "Parent::announce(", stop => new ParentClient(server).AnnounceAsync("Telos_test", stop).AsTask());
        yield return ("session_sigh", "Parent::session_sigh(", stop => new ParentClient(server).RegisterSessionChangedAsync(server, stop).AsTask());
        yield return ("session", "Parent::session({value: 7}", stop => new ParentClient(server).SessionAsync(
            new ClientSessionId { Value = 7 }, "Timer", "label=\"\", , ram_quota=10K, cap_quota=2", anything, stop).AsTask());
        yield return ("close", "Parent::close({value: 0})", stop => new ParentClient(server).CloseAsync(new ClientSessionId { Value = 0 }, stop).AsTask());
        yield return ("deliver_session_cap", "Parent::deliver_session_cap({value: 0}", stop => new ParentClient(server).DeliverSessionCapAsync(
            new ServerSessionId { Value = 0 }, new Capability<ISession>(server), stop).AsTask());
        yield return ("heartbeat_sigh", "Parent::heartbeat_sigh(", stop => new ParentClient(server).RegisterHeartbeatAsync(server, stop).AsTask());
        yield return ("exit", "Parent::exit(0)", stop => new ParentClient(server).ExitAsync(0, stop).AsTask());
        yield return ("signal_source", "Pd_session::signal_source()", stop => new PdClient(server).SignalSourceAsync(stop).AsTask());
        yield return ("alloc_context", "Pd_session::alloc_context(invalid, {value: 1343568992})", stop => new PdClient(server).AllocContextAsync(default, imprint, stop).AsTask());
        yield return ("submit", "Pd_session::submit(", stop => new PdClient(server).SubmitAsync(new Capability<ISignalContext>(server), 1, stop).AsTask());
        yield return ("alloc_rpc_cap", "Pd_session::alloc_rpc_cap(invalid)", stop => new PdClient(server).AllocRpcCapAsync(null, stop).AsTask());
        yield return ("alloc_ram", "Pd_session::alloc_ram(32768, \"CACHED\")", stop => new PdClient(server).AllocRamAsync(32768, Cache.Cached, stop).AsTask());
        yield return ("wait_for_signal", "Signal_source::wait_for_signal()", stop => new SignalSourceClient(server).WaitForSignalAsync(stop).AsTask());
        yield return ("rom dataspace", "Rom_session::dataspace()", stop => new RomClient(server).DataspaceAsync(stop).AsTask());
        yield return ("rom update", "Rom_session::update()", stop => new RomClient(server).UpdateAsync(stop).AsTask());
        yield return ("rom sigh", "Rom_session::sigh(", stop => new RomClient(server).RegisterChangedAsync(server, stop).AsTask());
        yield return ("size", "Dataspace::size()", stop => new LinuxDataspaceClient(server).SizeAsync(stop).AsTask());
        yield return ("writeable", "Dataspace::writeable()", stop => new LinuxDataspaceClient(server).WriteableAsync(stop).AsTask());
        yield return ("fd", "Dataspace::fd()", stop => new LinuxDataspaceClient(server).FdAsync(stop).AsTask());
    }

    // Badges differ from run to run, and behind the count they are left-overs.
    private static string Content(ReadOnlySpan<byte> datagram)
    {
        var caps = BinaryPrimitives.ReadInt32LittleEndian(datagram[8..]);
        var badges = new List<string>();
        for (var slot = 0; slot < caps; slot++)
        {
            var badge = BinaryPrimitives.ReadUInt64LittleEndian(datagram[(16 + (8 * slot))..]);
            badges.Add(badge == Wire.InvalidBadge ? "invalid" : "valid");
        }

        return $"{Convert.ToHexString(datagram[..16])} {string.Join(' ', badges)} {Convert.ToHexString(datagram[Wire.HeaderSize..])}";
    }

    private static DescriptorHandle Reference(Capability capability) => capability.Export(SocketDomain.None).Descriptor;

    // Tracing, Genode's dynamic linker, Genode's own threads and other components are not here; a wait for a signal has no answer yet.
    private static bool IsSpoken(RecordedMessage call) => (call.Interface, call.Opcode) switch
    {
        ("Genode::Parent", 4) => call.Meaning is "Parent::session_cap({value: 1})" or "Parent::session_cap({value: 2})" or "Parent::session_cap({value: 3})",
        ("Genode::Parent", 3) => call.Meaning.Contains("\"ROM\"", StringComparison.Ordinal),
        ("Genode::Parent", 1 or 2 or 6 or 8 or 15) => true,
        ("Genode::Cpu_session", 5) => true,
        ("Genode::Pd_session", 5 or 7 or 9 or 10 or 11 or 16) => true,
        ("Genode::Log_session" or "Genode::Rom_session" or "Genode::Linux_dataspace", _) => true,
        _ => false,
    };

    // Sizes of ROMs are those of the run. What init itself serves as a ROM is memory of its own here, whose writing harms only the child that has
    // it, and read-only there. Everything else is the same.
    private static void Compare(RecordedMessage call, RecordedMessage reply, Message answer)
    {
        var payload = reply.Bytes.AsSpan(Wire.HeaderSize);
        Assert.True(reply.Bytes.AsSpan(0, 16).SequenceEqual(answer.Datagram[..16]), call.Meaning);
        Assert.True(payload.Length == answer.PayloadLength, call.Meaning);
        for (var slot = 0; slot < reply.Caps.Count; slot++)
        {
            Assert.True(reply.Caps[slot] == "invalid" == answer.CapabilityAt(slot) is null, call.Meaning);
        }

        var isOfInit = call.Process == "telos_server" && reply.Meaning == "Dataspace::writeable returns false";
        if (!isOfInit && !call.Meaning.StartsWith("Dataspace::size", StringComparison.Ordinal))
        {
            Assert.True(payload.SequenceEqual(answer.Payload), $"{call.Meaning}: {Convert.ToHexString(payload)} {Convert.ToHexString(answer.Payload)}");
        }
    }
}
