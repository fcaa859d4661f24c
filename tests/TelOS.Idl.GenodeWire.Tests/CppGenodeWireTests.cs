using TelOS.Idl.Diagnostics;
using TelOS.Idl.GenodeWire.Tests.Cpp;
using TelOS.Idl.Testing;
using TelOS.Runtime;
using Xunit;

namespace TelOS.Idl.GenodeWire.Tests;

/// <summary>Every case of the wire vectors, through the generated C++ headers on the stand-in: as client and as server.</summary>
public sealed class CppGenodeWireTests
{
    public static TheoryData<string> Calls => Named(c => c.Kind == "call");

    public static TheoryData<string> RawRequests => Named(c => c.Kind == "raw_request" && !c.ServerEnds && !MemoryReads.WrapAround(c));

    public static TheoryData<string> Refused => Named(c => c.Kind == "raw_request" && (c.ServerEnds || MemoryReads.WrapAround(c)));

    public static TheoryData<string> SilentLosses => Named(c => c.Kind == "limit");

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task GenodeWire_Cpp_client_sends_and_understands_the_recorded_bytes(string name)
    {
        WireCase wireCase = WireVectors.Find(name);
        CppWireAnswer sent = await CppWireProgram.CallAsync(wireCase);
        MaskedBytes.Same("request", wireCase.Request, wireCase.RequestMask, sent.Payload);
        Assert.Equal(wireCase.RequestCapabilities, sent.Capabilities);
        Assert.Empty(sent.Failures);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task GenodeWire_Cpp_server_understands_and_sends_the_recorded_bytes(string name)
    {
        WireCase wireCase = WireVectors.Find(name);
        CppWireAnswer reply = await CppWireProgram.ServeAsync(wireCase);
        Assert.Equal(1, reply.HandlerCalls);
        Assert.Equal(wireCase.Exception, reply.Code);
        MaskedBytes.Same("reply", wireCase.Reply, wireCase.ReplyMask, reply.Payload);
        Assert.Equal(wireCase.ReplyCapabilities, reply.Capabilities);
        Assert.Empty(reply.Failures);
    }

    [Theory]
    [MemberData(nameof(RawRequests))]
    public async Task GenodeWire_Cpp_server_does_with_a_raw_request_what_Genodes_does(string name)
    {
        WireCase wireCase = WireVectors.Find(name);
        CppWireAnswer reply = await CppWireProgram.ServeAsync(wireCase);
        Assert.Equal(wireCase.HandlerIsCalled ? 1 : 0, reply.HandlerCalls);
        Assert.Equal(wireCase.Exception, reply.Code);
        Assert.Equal(Convert.ToHexString(wireCase.Reply), Convert.ToHexString(reply.Payload));
        Assert.Empty(reply.Failures);
    }

    // Here the stand-in differs on purpose: Genode's server ends, or reads what lies behind its buffer.
    [Theory]
    [MemberData(nameof(Refused))]
    public async Task GenodeWire_Cpp_server_on_the_stand_in_refuses_lengths_beyond_the_buffer(string name)
    {
        CppWireAnswer reply = await CppWireProgram.ServeAsync(WireVectors.Find(name));
        Assert.Equal(0, reply.HandlerCalls);
        Assert.Equal(ReplyCode.InvalidOpcode, reply.Code);
        Assert.Empty(reply.Payload);
    }

    // What can never be sent has no header; what depends on the value is dropped by Genode's templates, in the stand-in too.
    [Theory]
    [MemberData(nameof(SilentLosses))]
    public async Task GenodeWire_Cpp_has_no_header_for_what_Genode_always_drops_and_drops_the_rest_as_Genode_does(string name)
    {
        WireCase wireCase = WireVectors.Find(name);
        List<Diagnostic> errors =
            [.. ContractCompilation.Diagnose("vector.tidl", WireContract.Write(wireCase, "wire.limit")).Where(d => d.Severity == DiagnosticSeverity.Error)];
        if (errors.Count > 0)
        {
            Assert.StartsWith("TIDL03", Assert.Single(errors).Descriptor.Id, StringComparison.Ordinal);
            return;
        }
        CppWireAnswer reply = await CppWireProgram.ServeAsync(wireCase);
        Assert.Equal(1, reply.HandlerCalls);
        Assert.Equal(wireCase.Exception, reply.Code);
        Assert.Equal(Convert.ToHexString(wireCase.Reply), Convert.ToHexString(reply.Payload));
        Assert.Empty(reply.Failures);
    }

    [Fact]
    public void GenodeWire_Cpp_every_case_is_tested()
    {
        int tested = Calls.Count + RawRequests.Count + Refused.Count + SilentLosses.Count;
        Assert.Equal(WireVectors.All.Count, tested);
        Assert.NotEqual(0, tested);
    }

    private static TheoryData<string> Named(Func<WireCase, bool> belongs) => [.. WireVectors.All.Where(belongs).Select(c => c.Name)];
}
