using System;
using System.Threading;
using System.Threading.Tasks;
using Samples.Greeting;
using TelOS.Runtime;
using Xunit;

namespace GreetingScenario;

public static partial class Tests
{
    public static void A_text_goes_and_a_string_comes() => Serve(client =>
    {
        Assert.Equal("Hello, Ada!", client.Greet("Ada").Value);
        Assert.Equal("Hello, žluťoučký!", client.Greet("žluťoučký").Value);
    });

    public static void A_declared_error_comes_as_a_value() =>
        Serve(client => Assert.Equal(GreetingError.NoName, client.Greet("").Error));

    public static void A_text_that_is_too_long_is_refused_before_it_is_sent() =>
        Serve(client => Assert.Throws<ArgumentException>(() => client.Greet(new string('a', 64))));

    public static void A_parameter_travels_both_ways() => Serve(client =>
    {
        uint b = 5;
        Assert.Equal(7u, client.Add(2, ref b));
        Assert.Equal(6u, b);
    });

    public static async Task Asynchronous_calls_return_what_came_back() => await ServeAsync(async client =>
    {
        (uint result, uint b) = await client.AddAsync(2, 5);
        Assert.Equal((7u, 6u), (result, b));
        Assert.Equal("Hello, Ada!", (await client.GreetAsync("Ada")).Value);
        (short left, double right) = await client.SwapAsync(1, 2);
        Assert.Equal((2, 1.0), (left, right));
        await client.NothingAsync();
    });

    public static void Plain_data_keeps_every_field() => Serve(client =>
    {
        Info info = client.Info(Mood.Sad);
        Assert.Equal(42u, info.Count);
        Assert.True(info.Happy);
        Assert.Equal(Mood.Sad, info.Mood);
        Assert.Equal("Ada", info.Name);
        Assert.Equal(9UL, info.Ids[3]);
        Assert.Equal(7u, info.Limit);
        Assert.Equal("Countess", new Info.NicknamesText("Countes").ToString() + "s");
        Assert.Equal("AA", info.Nicknames[1].ToString());
        Assert.Null(info.Second);
        Assert.Equal(6, info.Grid[2][1]);
        Assert.Equal(Mood.Glad, client.Info(null).Mood);
    });

    public static void Everything_in_one_call_arrives() => Serve(client =>
    {
        Info info = client.Info(null);
        info.Second = "two";
        Assert.Equal("title 3 sub two", client.Echo(info, [1, 2, 3], "title", "sub"));
        info.Second = null;
        Assert.Equal("title 0 none no", client.Echo(info, [], "title", null));
    });

    public static void Optional_numbers_may_be_absent() => Serve(client =>
    {
        Assert.True(client.Check(true, null).IsOk);
        Assert.True(client.Check(null, -5).IsOk);
        Assert.Equal(GreetingError.OutOfRam, client.Check(false, long.MinValue).Error);
    });

    public static void Every_number_keeps_its_value() => Serve(client =>
        Assert.Equal(-1 + 65535 - 5 + 7 + 0.5 + 255 + 9, client.Numbers(-1, ushort.MaxValue, -5, 7, 0.5f, 255, 9)));

    public static async Task A_signal_raises_the_event_and_ends_the_wait() => await ServeAsync(async client =>
    {
        using var raised = new SemaphoreSlim(0);
        client.Changed += () => raised.Release();
        client.Nothing();
        Assert.True(await raised.WaitAsync(TimeSpan.FromSeconds(30)));
        await client.ChangedAsync();
    });

    public static void A_request_that_is_not_as_the_contract_says_is_refused() => Serve(client =>
    {
        Refused(client, 0, static _ => { });
        Refused(client, 0, static request => request.WriteUInt64(100));
        Refused(client, 1, static request => request.WriteUInt32(1));
        Refused(client, 1, static request => { request.WriteUInt32(1); request.WriteUInt32(1); request.WriteUInt32(1); });
        Refused(client, 2, static request => request.WriteOptionalScalar<byte>(9));
        Refused(client, 2, static request => request.WriteUInt64(2));
        Refused(client, 3, static _ => { });
        Refused(client, 5, static request => request.WriteCapability(null));
        Refused(client, 6, static request => { request.WriteOptionalScalar<byte>(2); request.WriteOptionalScalar<long>(2); });
        Refused(client, 9, static _ => { });
        Refused(client, ulong.MaxValue, static _ => { });
    });

    public static void A_struct_with_a_bad_boolean_or_enumerator_is_refused() => Serve(client =>
    {
        foreach (int offset in new[] { 4, 5 })
        {
            using Message message = Message.Rent();
            MessageWriter request = message.BeginRequest(4);
            request.Write(client.Info(null));
            message.Payload[8 + offset] = 9;
            request.WriteBytes([], 32);
            request.WriteString("", 16);
            request.WriteOptionalString(null, 16);
            client.Capability.Call(message);
            Assert.True(message.IsUnsupported);
        }
    });

    private static void Refused(GreetingClient client, ulong opcode, Writes write)
    {
        using Message message = Message.Rent();
        write(message.BeginRequest(opcode));
        client.Capability.Call(message);
        Assert.True(message.IsUnsupported);
    }

    private static void Serve(Action<GreetingClient> test)
    {
        using var entrypoint = new Entrypoint();
        using var client = new GreetingClient(entrypoint.Manage(new Server()));
        test(client);
    }

    private static async Task ServeAsync(Func<GreetingClient, Task> test)
    {
        using var entrypoint = new Entrypoint();
        using var client = new GreetingClient(entrypoint.Manage(new Server()));
        await test(client);
    }

    private delegate void Writes(MessageWriter request);

    private sealed class Server : GreetingObject
    {
        public override Result<string, GreetingError> Greet(Utf8Text name) =>
            name.IsEmpty ? GreetingError.NoName : $"Hello, {name.ToString()}!";

        public override uint Add(uint a, ref uint b)
        {
            uint sum = a + b;
            b++;
            return sum;
        }

        public override Info Info(Mood? mood)
        {
            var info = new Info { Count = 42, Happy = true, Mood = mood ?? Mood.Glad, Name = "Ada", Limit = 7 };
            info.Ids[3] = 9;
            info.Nicknames[1] = "AA";
            info.Grid[2][1] = 6;
            return info;
        }

        public override string Echo(Info info, ReadOnlySpan<byte> content, Utf8Text title, string? subtitle) =>
            $"{title.ToString()} {content.Length} {subtitle ?? "none"} {info.Second ?? "no"}";

        public override void Nothing() => ChangedSignal.Submit();

        public override Result<Ok, GreetingError> Check(bool? happy, long? limit) =>
            happy == false ? GreetingError.OutOfRam : Ok.Value;

        public override void Swap(ref short left, ref double right) => (left, right) = ((short)right, left);

        public override double Numbers(sbyte a, ushort b, int c, ulong d, float e, byte f, ulong g) => a + b + c + (double)d + e + f + g;
    }
}
