using TelOS.ObjectStore;
using TelOS.Runtime;
using TelOS.Runtime.Bulk;

namespace TelOS.Persistence.Tests;

/// <summary>A client that puts into its messages and its shared buffer what it likes, and donates only what it is told to.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly Connection _connection;
    private readonly BulkClient _bulk;
    private readonly Message _message = Message.Rent();
    private AttachedDataspace _buffer;

    /// <summary>Opens a session with a shared buffer.</summary>
    /// <param name="env">The component.</param>
    /// <param name="ram">Bytes that are donated, the buffer's among them.</param>
    /// <param name="caps">Capabilities that are donated.</param>
    public RawClient(Env env, ulong ram = 1 << 20, ulong caps = 64)
    {
        _connection = env.OpenSession(new SessionRequest
        {
            Service = ObjectStoreContract.ServiceName,
            RamQuota = ram,
            CapQuota = caps,
            Version = new ContractVersion(1, 0),
            Arguments = new ObjectStoreArguments { Writeable = true }.Format(),
        });
        _message.BeginRequest(1);
        _connection.Capability.Call(_message, maxReplyCapabilities: 1);
        MessageReader reply = _message.ReadReply(maxCapabilities: 1);
        Assert.True(reply.ReadBoolean());
        _bulk = new BulkClient(reply.ReadCapability()!);
        _buffer = Attach(_bulk.Buffer());
        Session = new ObjectStoreClient(_connection.Capability.Duplicate());
    }

    /// <summary>The session as a well-behaved client sees it; it donates nothing.</summary>
    public ObjectStoreClient Session { get; }

    /// <summary>The shared memory.</summary>
    public Span<byte> Buffer => _buffer.Bytes;

    /// <summary>The shared buffer as an object.</summary>
    public BulkClient Bulk => _bulk;

    /// <summary>Makes the shared buffer larger.</summary>
    public BulkError? Grow(ulong size)
    {
        Result<Capability<Genode.IDataspace>, BulkError> grown = _bulk.Grow(size);
        if (!grown.IsOk)
        {
            return grown.Error;
        }

        _buffer.Dispose();
        _buffer = Attach(grown);
        return null;
    }

    /// <summary>Donates more.</summary>
    public void Donate(ulong ram, ulong caps = 0) => Assert.True(_connection.TryUpgrade(ram, caps));

    /// <summary>Calls a function with numbers as its arguments.</summary>
    /// <returns>What the server makes of it: true and its result, false and its error, or null when it refuses the call.</returns>
    public (bool Ok, ulong Result)? Call(ulong opcode, params ReadOnlySpan<ulong> arguments)
    {
        MessageWriter request = _message.BeginRequest(opcode);
        foreach (ulong argument in arguments)
        {
            request.WriteUInt64(argument);
        }

        return Send();
    }

    /// <summary>Starts a message that <see cref="Send"/> sends.</summary>
    public MessageWriter Begin(ulong opcode) => _message.BeginRequest(opcode);

    /// <summary>Sends the message.</summary>
    /// <returns>As <see cref="Call"/>.</returns>
    public (bool Ok, ulong Result)? Send()
    {
        _connection.Capability.Call(_message, maxReplyCapabilities: 4);
        if (_message.IsUnsupported)
        {
            return null;
        }

        MessageReader reply = _message.ReadReply(maxCapabilities: 4);
        return (reply.ReadBoolean(), reply.ReadUInt64());
    }

    public void Dispose()
    {
        _message.Dispose();
        _buffer.Dispose();
        _bulk.Dispose();
        Session.Dispose();
        _connection.Dispose();
    }

    private static AttachedDataspace Attach(Result<Capability<Genode.IDataspace>, BulkError> buffer)
    {
        using Capability dataspace = buffer.Value.Untyped!;
        Assert.True(AttachedDataspace.TryAttach(dataspace, out AttachedDataspace? attached));
        return attached;
    }
}
