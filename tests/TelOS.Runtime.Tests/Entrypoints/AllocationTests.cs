namespace TelOS.Runtime.Tests.Entrypoints;

public sealed class AllocationTests
{
    private const int WarmUp = 200;
    private const int Calls = 2000;

    [Fact]
    public void A_call_with_plain_arguments_allocates_nothing_on_either_side()
    {
        using var entrypoint = new Entrypoint();
        using var capability = entrypoint.Manage(new Calculator());
        var payload = new byte[900];
        Measure(capability, payload, WarmUp);

        var (client, server) = Measure(capability, payload, Calls);

        Assert.Equal(0, client);
        Assert.Equal(0, server);
    }

    private static (long Client, long Server) Measure(Capability capability, byte[] payload, int calls)
    {
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
