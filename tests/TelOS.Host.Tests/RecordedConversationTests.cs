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
        system.Run(env =>
        {
            // Its own signals go where it waits for them; those of the replay belong to a domain at which nobody else waits.
            var number = new ClientSessionId { Value = 1000 };
            using var session = env.Parent.Session(number, "PD", "label=\"replay\", ram_quota=1M, cap_quota=50", default).Value;
            using var pd = new PdClient(session.Untyped!.Duplicate());
            Assert.Equal(PdRefAccountResult.Ok, pd.RefAccount(new Capability<IPdAccount>(env.Domain.Pd.Capability)));
            var account = new Capability<IPdAccount>(pd.Capability);
            Assert.Equal(TransferResult.Ok, env.Domain.Pd.TransferRamQuota(account, new RamQuota { Value = 8 << 20 }));
            Assert.Equal(TransferResult.Ok, env.Domain.Pd.TransferCapQuota(account, new CapQuota { Value = 50 }));
            using var replay = new RecordedReplay(env.Parent.Capability, pd.Capability, process);
            replay.Run();
            Assert.InRange(replay.Compared, 97, 1000);
            Assert.Equal(3, replay.Signals);
        });
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
        yield return ("main_thread_cap", "Parent::main_thread_cap()", stop => new ParentClient(server).MainThreadCapAsync(stop).AsTask());
        yield return ("session_response", "Parent::session_response({value: 0}, \"CLOSED\")", stop => new ParentClient(server).SessionResponseAsync(
            new ServerSessionId { Value = 0 }, SessionResponse.Closed, stop).AsTask());
        yield return ("create_thread", "Cpu_session::create_thread(object:1, \"root\"", stop => new CpuClient(server).CreateThreadAsync(
            new Capability<IPd>(server), "root", default, 0, stop).AsTask());
        yield return ("native_cpu", "Cpu_session::native_cpu()", stop => new CpuClient(server).NativeCpuAsync(stop).AsTask());
        yield return ("trace_control", "Cpu_session::trace_control()", stop => new CpuClient(server).TraceControlAsync(stop).AsTask());
        yield return ("thread_id", "Cpu_session::Native_cpu::thread_id(object:9, 29318, 29318)", stop => new LinuxNativeCpuClient(server).ThreadIdAsync(
            new Capability<ICpuThread>(server), 29318, 29318, stop).AsTask());
        yield return ("trace_control_index", "Cpu_thread::trace_control_index()", stop => new CpuThreadClient(server).TraceControlIndexAsync(stop).AsTask());
        yield return ("free_ram", "Pd_session::free_ram(", stop => new PdClient(server).FreeRamAsync(new Capability<IRamDataspace>(server), stop).AsTask());
        yield return ("free_rpc_cap", "Pd_session::free_rpc_cap(", stop => new PdClient(server).FreeRpcCapAsync(null, stop).AsTask());
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
}
