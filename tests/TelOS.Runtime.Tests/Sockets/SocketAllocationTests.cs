namespace TelOS.Runtime.Tests.Sockets;

public sealed class SocketAllocationTests : IDisposable
{
    private const int WarmUp = 300;
    private const int Calls = 2000;

    private readonly ServedCalculator _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public void A_call_with_plain_arguments_allocates_nothing_on_either_side()
    {
        var payload = new byte[900];
        Measure(payload, WarmUp);
        var (client, server) = Measure(payload, Calls);
        Assert.Equal(0, client);
        Assert.Equal(0, server);
    }

    [Fact]
    public async Task An_asynchronous_call_allocates_nothing_in_the_transport()
    {
        await Task.Run(() => MeasureAsync(WarmUp), TestContext.Current.CancellationToken);
        Assert.InRange(await Task.Run(() => MeasureAsync(Calls), TestContext.Current.CancellationToken), 0, 8 * Calls);
    }

    // Everything that the process allocates: the reactor, the pool's threads and the entrypoint take part.
    private async Task<long> MeasureAsync(int calls)
    {
        using var message = Message.Rent();
        var failed = false;
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var call = 0; call < calls; call++)
        {
            WriteAdd(message);
            await _server.Foreign.CallAsync(message).ConfigureAwait(false);
            failed |= message.ProtocolWord != ReplyCode.Success;
        }

        Assert.False(failed);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    private static void WriteAdd(Message message)
    {
        var request = message.BeginRequest(Calculator.Add);
        request.WriteUInt64(1);
        request.WriteUInt64(2);
    }

    private (long Client, long Server) Measure(byte[] payload, int calls)
    {
        var capability = _server.Foreign;
        var server = Calculator.CallPlain(capability, Calculator.AllocatedBytes);
        var client = GC.GetAllocatedBytesForCurrentThread();
        for (var call = 0; call < calls; call++)
        {
            Calculator.CallAdd(capability, (ulong)call, 1);
            Calculator.CallSum(capability, payload);
        }

        client = GC.GetAllocatedBytesForCurrentThread() - client;
        server = Calculator.CallPlain(capability, Calculator.AllocatedBytes) - server;
        return (client, (long)server);
    }
}
