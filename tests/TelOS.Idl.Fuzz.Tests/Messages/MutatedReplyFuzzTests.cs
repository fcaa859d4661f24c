using TelOS.Idl.Fuzz.Tests.Drivers;
using TelOS.Runtime;
using Xunit;

namespace TelOS.Idl.Fuzz.Tests.Messages;

/// <summary>Damaged replies: a client gives what is in them, or one of the exceptions that say that it cannot.</summary>
public sealed class MutatedReplyFuzzTests
{
    private static readonly long[] s_codes = [0, -1, -2, -3, -999, -1000, -1001, -1002, -1003, -1010, 1, long.MinValue, long.MaxValue];

    [Fact]
    public void Fuzz_mutated_replies_give_what_is_in_them_or_are_refused() => FuzzLoop.Run(random =>
    {
        InterfaceDriver[] peers = [.. FuzzedContracts.All.Where(peer => peer.Functions.Count > 0)];
        using FuzzedServer server = new(peers[random.Next(peers.Length)]);
        int function = random.Next(server.Peer.Functions.Count);
        int seed = random.Next();
        server.Call(function, seed);
        Datagram reply = server.Recorder.Reply!;
        for (int i = 0; i < 60; i++)
        {
            Datagram damaged = random.Next(6) == 0 ? reply with { Word = s_codes[random.Next(s_codes.Length)] } : reply.Damage(random);
            Check(server, function, seed, damaged);
        }

        // The last item of a function without a result may be missing; everything before it is needed.
        for (int length = 0; reply.Word == 0 && length < reply.Payload.Length - 8; length += 1 + random.Next(4))
        {
            (object?[] got, Exception? error) = Check(server, function, seed, reply with { Payload = reply.Payload[..length] });
            Assert.True(error is MalformedReplyException, $"{server.Peer.Name} gives {Kept.Show(got)} for {length} bytes of {reply}.");
        }

        server.Recorder.Answer = null;
        server.Call(function, seed);
        Assert.True(Kept.Same(server.Probe.Answered, server.Probe.Got), $"{server.Peer.Name} answered {Kept.Show(server.Probe.Answered)} and gave {Kept.Show(server.Probe.Got)}.");
    });

    /// <summary>Answers a call twice, with other bytes around the reply each time: nothing of them may show.</summary>
    private static (object?[] Got, Exception? Error) Check(FuzzedServer server, int function, int seed, Datagram reply)
    {
        server.Recorder.Answer = reply;
        (object?[] got, Exception? error) = Get(server, function, seed, 0xa5);
        (object?[] other, Exception? otherError) = Get(server, function, seed, 0x5a);
        string what = $"{server.Peer.Name}.{server.Peer.Functions[function]}, {reply}";
        Assert.True(error is null or RpcException, $"{what}: {error}");
        Assert.True(error?.GetType() == otherError?.GetType(), $"What lies around a reply decides what a client makes of it: {what}: {error}, {otherError}");
        Assert.True(error is not null || Kept.Same(got, other), $"A client gives what is not in the reply, {Kept.Show(got)} and {Kept.Show(other)}: {what}");
        return (got, error);
    }

    private static (object?[] Got, Exception? Error) Get(FuzzedServer server, int function, int seed, byte pattern)
    {
        server.Spread(pattern);
        try
        {
            server.Call(function, seed);
            return ([.. server.Probe.Got], null);
        }
        catch (Exception e)
        {
            return ([.. server.Probe.Got], e);
        }
    }
}
