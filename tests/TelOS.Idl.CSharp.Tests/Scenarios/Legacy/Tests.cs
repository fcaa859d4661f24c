using System;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Old;
using TelOS.Runtime;
using Xunit;

namespace LegacyScenario;

public static class Tests
{
    public static void Functions_of_bases_come_first_and_keep_their_opcodes() => Open(log =>
    {
        Assert.Equal(11UL, log.Transfer(10));
        Assert.Equal(5, log.Write("hello"));
        Assert.IsAssignableFrom<SubAccountClient>(log);
        Assert.IsAssignableFrom<IAccount>(log);
    });

    public static void Declared_exceptions_arrive_with_the_values_that_travel_both_ways() => Open(log =>
    {
        uint left = 1;
        log.Add(ref left, 2);
        Assert.Equal(3u, left);
        Assert.Throws<OutOfRamException>(() => log.Add(ref left, 100));
        Assert.Equal(103u, left);
        Assert.Throws<OutOfCapsException>(() => log.Add(ref left, 200));
        Assert.Throws<LookupFailedException>(() => log.Lookup("none", []));
    });

    public static async Task Declared_exceptions_arrive_in_asynchronous_calls()
    {
        using var entrypoint = new Entrypoint();
        using var client = new LogClient(entrypoint.Manage(new Server(new SessionArguments(""))));
        await Assert.ThrowsAsync<LookupFailedException>(async () => await client.LookupAsync("none", new byte[1]));
        Assert.Equal(5u, await client.AddAsync(2, 3));
    }

    public static void Buffers_are_cut_as_Genode_cuts_them() => Open(log =>
    {
        Assert.Equal(84u, log.Lookup("12345678", new byte[10]));
        Assert.Equal(74u, log.Lookup("1234567", new byte[10]));
    });

    public static void Errors_may_be_structs_and_results_capabilities() => Open(log =>
    {
        Assert.Equal(7u, log.Check(7).Error.Code);
        Assert.Equal(new Odd { A = 1, B = 2, C = 3 }, log.Check(0).Value);
        Assert.Equal(AllocError.Denied, log.Alloc(0).Error);
        using Capability? capability = log.Alloc(1).Value;
        Assert.NotNull(capability);
    });

    public static void Layouts_are_those_of_the_contract() => Open(log =>
    {
        Assert.Equal(7, Unsafe.SizeOf<Odd>());
        Assert.Equal(48, Unsafe.SizeOf<Padded>());
        var value = new Padded { A = 1, B = ulong.MaxValue, C = 3, Name = "123456789" };
        Assert.Equal(value, log.Pad(value));
        Assert.Throws<ArgumentException>(() => value.Name = "1234567890");
    });

    public static void A_float_in_a_torn_struct_survives_being_passed_by_value()
    {
        Assert.Equal(7, Unsafe.SizeOf<Torn>());
        Assert.True(new Torn { Value = 1.5f }.Equals(new Torn { Value = 1.5f }));
    }

    public static void A_failing_call_for_want_of_memory_upgrades_until_it_fits() => Open(log =>
    {
        using Capability? capability = log.Alloc(100_000).Value;
        Assert.NotNull(capability);
    });

    private static void Open(Action<LogConnection> test)
    {
        using var parent = new LocalParent();
        using Env server = parent.CreateEnv("server");
        using Env client = parent.CreateEnv("client");
        server.Announce(LogContract.ServiceName, server.Entrypoint.Manage(new Root(server.Entrypoint)));
        using var connection = new LogConnection(client);
        test(connection);
    }

    private sealed class Root(Entrypoint entrypoint) : LogRoot(entrypoint)
    {
        protected override Result<LogSession, SessionError> CreateSession(SessionArguments arguments) => new Server(arguments);
    }

    private sealed class Server(SessionArguments request) : LogSession(request)
    {
        private readonly SignalReceiver _receiver = new();

        public override ulong Transfer(ulong amount) => amount + 1;

        public override void Add(ref uint left, uint right)
        {
            left += right;
            if (right >= 200)
            {
                throw new OutOfCapsException();
            }

            if (right >= 100)
            {
                throw new OutOfRamException();
            }
        }

        public override uint Lookup(Utf8Text name, ReadOnlySpan<byte> content) =>
            name.ToString() == "none" ? throw new LookupFailedException() : (uint)((name.Length * 10) + content.Length);

        public override Result<Capability?, AllocError> Alloc(ulong size) => size == 0
            ? AllocError.Denied
            : RamQuota.TryCharge(size) ? Result.Ok<Capability?, AllocError>(_receiver.Context) : AllocError.OutOfRam;

        public override Result<Odd, Failure> Check(uint code) =>
            code == 0 ? new Odd { A = 1, B = 2, C = 3 } : new Failure { Code = code };

        public override Padded Pad(Padded value) => value;

        public override int Write(Utf8Text text) => text.Length;
    }
}
