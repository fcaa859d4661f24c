using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Testing;
using TelOS.Runtime;
using Xunit;

namespace TelOS.Idl.GenodeWire.Tests;

/// <summary>Every case of the wire vectors: bytes that real Genode code produced, through generated client and dispatcher.</summary>
public sealed class GenodeWireTests
{
    public static TheoryData<string> Calls => Named(c => c.Kind == "call");

    public static TheoryData<string> Understood => Named(c => c.Kind == "raw_request" && c.HandlerIsCalled && !c.ServerEnds && !MemoryReads.PassTheEnd(c));

    public static TheoryData<string> UnknownOpcodes => Named(c => c.Kind == "raw_request" && !c.HandlerIsCalled && !c.ServerEnds);

    public static TheoryData<string> Crashes => Named(c => c.Kind == "raw_request" && c.ServerEnds);

    public static TheoryData<string> StaleReads => Named(c => c.Kind == "raw_request" && c.HandlerIsCalled && !c.ServerEnds && MemoryReads.PassTheEnd(c));

    public static TheoryData<string> SilentLosses => Named(c => c.Kind == "limit");

    [Theory]
    [MemberData(nameof(Calls))]
    public void GenodeWire_client_and_dispatcher_speak_the_recorded_bytes(string name)
    {
        WireCase wireCase = WireVectors.Find(name);
        WireCaseDriver driver = WireAssembly.Driver(wireCase);

        RecordedServer server = new(wireCase);
        driver.CallClient(server);
        Assert.NotNull(server.Request);
        MaskedBytes.Same("request", wireCase.Request, wireCase.RequestMask, server.Request);
        Assert.Equal(wireCase.RequestCapabilities, server.RequestCapabilities);

        Served served = Serve(driver, wireCase);
        Assert.Equal(1, driver.HandlerCalls);
        Assert.Equal(wireCase.Exception, served.ProtocolWord);
        MaskedBytes.Same("reply", wireCase.Reply, wireCase.ReplyMask, served.Payload);
        Assert.Equal(wireCase.ReplyCapabilities, served.Capabilities);

        Assert.Empty(driver.Failures);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void GenodeWire_budgets_are_those_of_Genodes_framework(string name)
    {
        WireCase wireCase = WireVectors.Find(name);
        Contract contract = ContractCompilation.Compile("vector.tidl", WireAssembly.Contract(wireCase));
        MessageBudget budget = contract.Declarations.OfType<InterfaceDeclaration>()
            .SelectMany(i => i.Functions)
            .Single(f => f.Name == WireContract.MethodName).Budget;
        Assert.Equal(wireCase.RequestMax, budget.FrameworkRequestMax);
        Assert.Equal(wireCase.ReplyMax, budget.FrameworkReplyMax);
    }

    [Theory]
    [MemberData(nameof(Understood))]
    public void GenodeWire_raw_request_is_understood_as_Genode_does(string name)
    {
        WireCase wireCase = WireVectors.Find(name);
        WireCaseDriver driver = WireAssembly.Driver(wireCase);
        Served served = Serve(driver, wireCase);
        Assert.Equal(1, driver.HandlerCalls);
        Assert.Equal(0, served.ProtocolWord);
        Assert.Equal(Convert.ToHexString(wireCase.Reply), Convert.ToHexString(served.Payload));
        Assert.Empty(driver.Failures);
    }

    [Theory]
    [MemberData(nameof(UnknownOpcodes))]
    public void GenodeWire_unknown_opcode_is_answered_as_Genode_does(string name)
    {
        WireCase wireCase = WireVectors.Find(name);
        Served served = Refused(wireCase);
        Assert.Equal(wireCase.Exception, served.ProtocolWord);
    }

    [Theory]
    [MemberData(nameof(Crashes))]
    public void GenodeWire_refuses_where_real_Genode_ends_the_server(string name) => Refused(WireVectors.Find(name));

    [Theory]
    [MemberData(nameof(StaleReads))]
    public void GenodeWire_refuses_where_real_Genode_reads_stale_memory(string name) => Refused(WireVectors.Find(name));

    [Theory]
    [MemberData(nameof(SilentLosses))]
    public void GenodeWire_compiler_or_server_refuses_what_real_Genode_drops_silently(string name)
    {
        WireCase wireCase = WireVectors.Find(name);
        List<Diagnostic> errors =
            [.. ContractCompilation.Diagnose("vector.tidl", WireAssembly.Contract(wireCase)).Where(d => d.Severity == DiagnosticSeverity.Error)];
        if (errors.Count > 0)
        {
            Assert.StartsWith("TIDL03", Assert.Single(errors).Descriptor.Id, StringComparison.Ordinal);
            return;
        }
        // Something of it can be sent, so the description compiles; what cannot be is refused as a whole instead of cut off.
        WireCaseDriver driver = WireAssembly.Driver(wireCase);
        Served served = Serve(driver, wireCase);
        Assert.Equal(1, driver.HandlerCalls);
        Assert.Equal(ReplyCode.InvalidOpcode, served.ProtocolWord);
        Assert.Empty(served.Payload);
    }

    [Fact]
    public void GenodeWire_every_case_is_tested()
    {
        int tested = Calls.Count + Understood.Count + UnknownOpcodes.Count + Crashes.Count + StaleReads.Count + SilentLosses.Count;
        Assert.Equal(WireVectors.All.Count, tested);
        Assert.NotEqual(0, tested);
    }

    private static TheoryData<string> Named(Func<WireCase, bool> belongs) => [.. WireVectors.All.Where(belongs).Select(c => c.Name)];

    private static Served Refused(WireCase wireCase)
    {
        WireCaseDriver driver = WireAssembly.Driver(wireCase);
        Served served = Serve(driver, wireCase);
        Assert.Equal(0, driver.HandlerCalls);
        Assert.Equal(ReplyCode.InvalidOpcode, served.ProtocolWord);
        Assert.Empty(served.Payload);
        return served;
    }

    private static Served Serve(WireCaseDriver driver, WireCase wireCase)
    {
        using Entrypoint entrypoint = new();
        using Capability capability = entrypoint.Manage(driver.Object);
        using Message message = Message.Rent();
        Assert.True(Datagrams.TryDeliver(message, 0, wireCase.Request, wireCase.RequestCapabilities));
        capability.Call(message, Wire.MaxCapabilities);
        return new Served(message.ProtocolWord, message.Payload.ToArray(), Datagrams.Capabilities(message.Datagram));
    }

    private sealed record Served(long ProtocolWord, byte[] Payload, IReadOnlyList<int?> Capabilities);
}
