namespace TelOS.Runtime.Tests.Sessions;

/// <summary>A parent with a server of the store and a client.</summary>
internal sealed class StoreSystem : IDisposable
{
    private readonly LocalParent _parent = new();

    public StoreSystem(ulong clientRam = 16 * 1024 * 1024, ulong clientCaps = 100)
    {
        Server = _parent.CreateEnv("server");
        Client = _parent.CreateEnv("client", clientRam, clientCaps);
        Root = new StoreRoot(Server.Entrypoint);
        using var capability = Server.Entrypoint.Manage(Root);
        Server.Announce(Root.ServiceName, capability);
    }

    public static SessionRequest Request => new()
    {
        Service = "Store",
        Label = "notes",
        RamQuota = 32 * 1024,
        CapQuota = 6,
        Version = new ContractVersion(1, 2),
        Arguments = "writeable=yes",
    };

    public Env Server { get; }

    public Env Client { get; }

    public StoreRoot Root { get; }

    public static ulong Put(Capability session, BulkClientBuffer buffer, byte[] value)
    {
        using var transfer = buffer.Begin(BulkClientBuffer.SizeOf(value.Length));
        using var message = Message.Rent();
        var window = transfer.Place(value);
        message.BeginRequest(StoreSession.Put).Write(in window);
        session.Call(message);
        var reply = message.ReadReply();
        var length = reply.ReadUInt64();
        Assert.True(reply.IsComplete);
        return length;
    }

    public static byte[] Get(Capability session, BulkClientBuffer buffer)
    {
        using var transfer = buffer.Begin(0);
        using var message = Message.Rent();
        message.BeginRequest(StoreSession.Get);
        session.Call(message);
        var reply = message.ReadReply();
        var window = reply.Read<Runtime.Bulk.Window>();
        Assert.True(reply.IsComplete);
        return transfer.Take(window);
    }

    public void Dispose()
    {
        Root.Dispose();
        _parent.Dispose();
    }
}
