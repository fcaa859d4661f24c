using TelOS.Idl.Fuzz.Tests.Drivers;
using TelOS.Runtime;
using Xunit;

namespace TelOS.Idl.Fuzz.Tests.Messages;

/// <summary>Damaged requests: a server refuses them or serves what is in them, and goes on.</summary>
public sealed class MutatedRequestFuzzTests
{
    [Fact]
    public void Fuzz_mutated_requests_are_served_from_their_own_bytes_or_refused() => FuzzLoop.Run(random =>
    {
        (FuzzedServer server, int function, Datagram request) = Record(random);
        using (server)
        {
            for (int i = 0; i < 60; i++)
            {
                Datagram damaged = request.Damage(random);
                Check(server, damaged);
                bool hasSurplus = damaged.Payload.Length > request.Payload.Length && damaged.Payload.AsSpan().StartsWith(request.Payload);
                Assert.False(hasSurplus && server.Probe.Handled > 0 && !server.Peer.IsGenode, $"{server.Peer.Name} ignores surplus bytes: {damaged}");
            }

            Serve(server, function, random.Next());
        }
    });

    [Fact]
    public void Fuzz_truncated_requests_are_refused() => FuzzLoop.Run(random =>
    {
        (FuzzedServer server, int function, Datagram request) = Record(random);
        using (server)
        {
            for (int length = 0; length < request.Payload.Length; length++)
            {
                Datagram truncated = request with { Payload = request.Payload[..length] };
                Check(server, truncated);
                Assert.True(server.Probe.Handled == 0, $"{server.Peer.Name} serves {length} of {request.Payload.Length} bytes: {truncated}");
            }

            for (int count = 0; count < request.Badges.Length; count++)
            {
                Check(server, request with { Badges = request.Badges[..count] });
                Assert.True(server.Probe.Handled == 0, $"{server.Peer.Name} serves {count} of {request.Badges.Length} capabilities: {request}");
            }

            Serve(server, function, random.Next());
        }
    });

    /// <summary>Starts a server, and takes down a valid request of one of its clients.</summary>
    private static (FuzzedServer Server, int Function, Datagram Request) Record(Random random)
    {
        InterfaceDriver[] peers = [.. FuzzedContracts.All.Where(peer => peer.Functions.Count > 0)];
        FuzzedServer server = new(peers[random.Next(peers.Length)]);
        int function = random.Next(server.Peer.Functions.Count);
        Serve(server, function, random.Next());
        return (server, function, server.Recorder.Request!);
    }

    private static void Serve(FuzzedServer server, int function, int seed)
    {
        server.Call(function, seed);
        Assert.True(server.Probe.Handled == 1, $"{server.Peer.Name}.{server.Peer.Functions[function]} is not served any more.");
        Assert.True(Kept.Same(server.Probe.Sent, server.Probe.Seen), $"{server.Peer.Name}.{server.Peer.Functions[function]} does not see what was sent.");
    }

    /// <summary>Delivers a request twice, with other bytes around it each time: nothing of them may show.</summary>
    private static void Check(FuzzedServer server, Datagram request)
    {
        string what = $"{server.Peer.Name}, {request}";
        Datagram? first = server.Deliver(request, 0xa5);
        object?[] seen = [.. server.Probe.Seen];
        int handled = server.Probe.Handled;
        Datagram? second = server.Deliver(request, 0x5a);
        if (first is null || second is null)
        {
            bool isFrame = request.Payload.Length <= Wire.MaxPayload && request.Badges.Length <= Wire.MaxCapabilities;
            Assert.True(first is null && second is null && !isFrame, $"The frame is taken only sometimes: {what}");
            return;
        }

        Assert.True(server.Errors.Count == 0, $"{what}: {string.Join('\n', server.Errors)}");

        // Results in the shared buffer overwrite its arguments, so there the second call may see others, or such as are refused.
        bool isOverwritten = server.Peer.UsesBulk && handled > server.Probe.Handled;
        Assert.True(handled == server.Probe.Handled || isOverwritten, $"What lies around a request decides whether it is served: {what}");
        if (isOverwritten)
        {
            return;
        }

        if (handled == 0)
        {
            bool isAnswered = server.Peer.HasContract && request.Opcode < 2;
            Assert.True(first.Word == ReplyCode.InvalidOpcode || (isAnswered && first.Word == 0), $"The refusal has code {first.Word}: {what}");
            Assert.True(isAnswered || (first.Payload.Length == 0 && first.Badges.Length == 0), $"The refusal is not empty: {what}");
            return;
        }

        Assert.Equal(1, handled);
        if (!server.Peer.UsesBulk)
        {
            Assert.True(Kept.Same(seen, server.Probe.Seen), $"A handler sees what is not in the message, {Kept.Show(seen)} and {Kept.Show(server.Probe.Seen)}: {what}");
            Assert.True(first.Payload.AsSpan().SequenceEqual(second.Payload), $"A reply holds what nobody wrote, {first} and {second}: {what}");
        }
    }
}
