using System;
using System.Threading.Tasks;
using TelOS.Runtime;
using Xunit;
using Collide = Samples.System.Message;

namespace CollisionsScenario;

public static class Tests
{
    public static void Fields_with_names_that_every_struct_has_still_hold_values()
    {
        var info = new Collide.Info { Size = 2, Alignment = 3, Value = 4, Source = 5, Write = 6, TryRead = 7, Other = 8 };
        Span<byte> bytes = stackalloc byte[WireValue.SizeOf<Collide.Info>()];
        WireValue.Write(info, bytes);
        Assert.True(WireValue.TryRead(bytes, out Collide.Info read));
        Assert.Equal(info, read);
    }

    public static void Flags_that_use_every_bit_are_all_declared() =>
        Assert.True(Collide.FlagsExtensions.IsDefined((Collide.Flags)0x5a));

    public static async Task Calls_with_names_of_locals_arrive()
    {
        using var parent = new LocalParent();
        using Env server = parent.CreateEnv("server");
        using Env client = parent.CreateEnv("client");
        server.Announce(Collide.HelloContract.ServiceName, server.Entrypoint.Manage(new Root(server.Entrypoint)));
        using var connection = new Collide.HelloConnection(client);
        Assert.Equal(28u, connection.DispatchCall(1, 2, 3, 4, 5, 6, 7).Value);
        uint attempt = 1;
        uint result = 2;
        Assert.Equal(7u, connection.Asynchronous(3, ref attempt, ref result, 4).Value);
        Assert.Equal((2u, 1u), (attempt, result));
        (Result<uint, Collide.ValueTask> first, uint second, uint third) = await connection.AsynchronousAsync(3, 1, 2, 4);
        Assert.Equal((7u, 2u, 1u), (first.Value, second, third));
        (Result<byte[], Collide.ValueTask> bytes, uint window, uint taken) =
            await connection.RecordCodecAsync(new byte[] { 1, 2 }, "m", new byte[] { 3 }, "i", 10, 20);
        Assert.Equal([1, 2, 3], bytes.Value);
        Assert.Equal((20u, 10u), (window, taken));
        Assert.Equal(5UL, connection.RamQuota());
    }

    private sealed class Root(Entrypoint entrypoint) : Collide.HelloRoot(entrypoint)
    {
        protected override Result<Collide.HelloSession, SessionError> CreateSession(SessionArguments request, Collide.HelloArguments arguments) =>
            new Server(request);
    }

    private sealed class Server(SessionArguments request) : Collide.HelloSession(request)
    {
        public override void DisposeCall() { }

        public override Result<uint, Collide.ValueTask> DispatchCall(uint reply, uint message, uint request, uint value, uint server, uint opcode, uint result) =>
            reply + message + request + value + server + opcode + result;

        public override uint TryUpgradeCall() => 1;

        public override uint CapabilityCall(Capability? capability) => 2;

        public override void SharedBufferCall() { }

        public override Result<uint, Collide.ValueTask> Asynchronous(uint cancellationToken, ref uint attempt, ref uint result, uint error)
        {
            (attempt, result) = (result, attempt);
            return cancellationToken + error;
        }

        public override uint ServerMinorCall() => 3;

        public override Collide.Message Message(Collide.Message message, ref Collide.Span reply) => message;

        public override uint WriteSharedBuffer() => 4;

        public override Result<Collide.Root, Collide.ValueTask> Carry(ReadOnlySpan<byte> bulk, Collide.Root bulkWindow, uint transfer) => bulkWindow;

        public override ulong RamQuota() => 5;

        public override string Label() => "label";

        public override Collide.Result Arguments(Collide.Info? locals, Collide.Result? present, uint? i) => Collide.Result.Ok;

        public override void ReceiveStored() { }

        public override void BulkLimitsCall() { }

        public override uint ValueTask(Collide.ValueTask valueTask) => 6;

        public override Collide.Flags BinaryPrimitives() => Collide.Flags.All;

        public override uint MessageWriter() => 7;

        public override uint Interlocked(Collide.Root recordCodec) => 8;

        public override Result<byte[], Collide.ValueTask> RecordCodec(
            ReadOnlySpan<byte> quota, Utf8Text message, ReadOnlySpan<byte> attempt, Utf8Text item, ref uint window, ref uint taken)
        {
            (window, taken) = (taken, window);
            return (byte[])[.. quota, .. attempt];
        }

        public override Collide.Root BulkClientBuffer() => throw new NotSupportedException();

        public override void FinishDispatch() { }

        public override uint ConnectionCall() => 9;

        public override Result<Collide.Shape, Collide.ValueTask> Drawn(Collide.Shape shape, Capability<Collide.ICapability> tag) => shape;

        public override Result<ulong, Collide.ValueTask> CapQuota(ref uint quota) => 10UL;

        public override void OnUpgraded() { }

        public override void ReadDispatch(ref uint first, ref uint second) => (first, second) = (second, first);
    }
}
