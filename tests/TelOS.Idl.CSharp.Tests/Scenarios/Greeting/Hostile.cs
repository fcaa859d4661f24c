using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Samples.Greeting;
using TelOS.Runtime;
using Xunit;

namespace GreetingScenario;

public static partial class Tests
{
    public static void Random_requests_are_answered_or_refused_and_never_end_a_server()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        using var entrypoint = new Entrypoint();
        var reported = new List<Exception>();
        entrypoint.UnhandledError += (_, error) => reported.Add(error.Error);
        using var client = new GreetingClient(entrypoint.Manage(new Server()));
        for (int i = 0; i < 20_000; i++)
        {
            using Message message = Message.Rent();
            Scribble(message.BeginRequest((ulong)random.Next(11)), random);
            client.Capability.Call(message);
            Assert.True(message.ProtocolWord is 0 or -2, $"seed {seed}");
        }

        Assert.True(reported.Count == 0, $"seed {seed}: {string.Join(Environment.NewLine, reported)}");
        Assert.Equal("Hello, Ada!", client.Greet("Ada").Value);
    }

    public static async Task Random_replies_are_values_or_exceptions_of_the_call()
    {
        int seed = Environment.TickCount;
        var random = new Random(seed);
        using var entrypoint = new Entrypoint();
        using var client = new GreetingClient(entrypoint.Manage(new Liar(random)));
        Info info = default;
        for (int i = 0; i < 3_000; i++)
        {
            uint b = 1;
            short left = 1;
            double right = 2;
            await Survive(seed, () => client.Greet("a"));
            await Survive(seed, () => client.Add(1, ref b));
            await Survive(seed, () => client.Info(Mood.Sad));
            await Survive(seed, () => client.Echo(info, [], "", null));
            await Survive(seed, client.Nothing);
            await Survive(seed, () => client.Check(true, null));
            await Survive(seed, () => client.Swap(ref left, ref right));
            await Survive(seed, async () => await client.NumbersAsync(1, 2, 3, 4, 5, 6, 7));
            await Survive(seed, async () => await client.GreetAsync("a"));
        }
    }

    public static void A_call_with_plain_arguments_allocates_nothing() => Serve(client =>
    {
        uint b = 0;
        Calls(client, ref b, 2_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Calls(client, ref b, 2_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    });

    private static void Calls(GreetingClient client, ref uint b, int count)
    {
        for (int i = 0; i < count; i++)
        {
            client.Add(1, ref b);
            client.Check(true, 5);
            client.Numbers(1, 2, 3, 4, 5, 6, 7);
            client.Info(Mood.Glad);
            client.Greet("");
        }
    }

    private static Task Survive(int seed, Action call) => Survive(seed, () =>
    {
        call();
        return Task.CompletedTask;
    });

    private static async Task Survive(int seed, Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (RpcException)
        {
            // What the server answers is not what the contract says; anything else would be a mistake of the client.
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"seed {seed}", error);
        }
    }

    private static void Scribble(MessageWriter writer, Random random)
    {
        int items = random.Next(20);
        for (int i = 0; i < items; i++)
        {
            switch (random.Next(6))
            {
                case 0:
                    writer.WriteUInt64((ulong)random.NextInt64(long.MinValue, long.MaxValue));
                    break;
                case 1:
                    writer.WriteText(new string('x', random.Next(40)), 64);
                    break;
                case 2:
                    writer.WriteString("name", 16);
                    break;
                case 3:
                    byte[] bytes = new byte[random.Next(32)];
                    random.NextBytes(bytes);
                    writer.WriteBytes(bytes, 32);
                    break;
                default:
                    writer.WriteUInt64((ulong)random.Next(3));
                    break;
            }
        }

        for (int i = random.Next(4); i > 2; i--)
        {
            writer.WriteCapability(null);
        }
    }

    private sealed class Liar(Random random) : RpcObject
    {
        protected override void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply)
        {
            Scribble(reply, random);
            if (random.Next(10) == 0)
            {
                reply.Fail(random.Next(-1010, 3));
            }
        }
    }
}
