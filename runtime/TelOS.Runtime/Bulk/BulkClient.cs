using TelOS.Runtime.Bulk;

namespace TelOS.Runtime;

/// <summary>Calls the functions of a session's shared buffer. What the generator makes of telos/bulk.tidl will take its place.</summary>
internal sealed class BulkClient(Capability capability) : IDisposable
{
    private const ulong SessionBulkOpcode = 1;
    private const ulong BufferOpcode = 0;
    private const ulong GrowOpcode = 1;
    private const ulong FetchOpcode = 2;

    /// <summary>Asks a session for its buffer.</summary>
    public static async ValueTask<Result<BulkClient, BulkError>> OpenAsync(Capability session, bool isSynchronous)
    {
        using var message = Message.Rent();
        message.BeginRequest(SessionBulkOpcode);
        await CallAsync(session, message, 1, isSynchronous).ConfigureAwait(false);
        return ReadCapability(message).Map(static capability => new BulkClient(capability));
    }

    /// <summary>The buffer as it is.</summary>
    public async ValueTask<Result<Capability, BulkError>> GetBufferAsync(bool isSynchronous)
    {
        using var message = Message.Rent();
        message.BeginRequest(BufferOpcode);
        await CallAsync(capability, message, 1, isSynchronous).ConfigureAwait(false);
        return ReadCapability(message);
    }

    /// <summary>A larger one in its place.</summary>
    public async ValueTask<Result<Capability, BulkError>> GrowAsync(ulong size, bool isSynchronous)
    {
        using var message = Message.Rent();
        message.BeginRequest(GrowOpcode).WriteUInt64(size);
        await CallAsync(capability, message, 1, isSynchronous).ConfigureAwait(false);
        return ReadCapability(message);
    }

    /// <summary>The result that waits, placed in the buffer.</summary>
    public async ValueTask<Result<Window, BulkError>> FetchAsync(bool isSynchronous)
    {
        using var message = Message.Rent();
        message.BeginRequest(FetchOpcode);
        await CallAsync(capability, message, 0, isSynchronous).ConfigureAwait(false);
        return ReadWindow(message);
    }

    /// <inheritdoc/>
    public void Dispose() => capability.Dispose();

    private static ValueTask CallAsync(Capability target, Message message, int maxReplyCapabilities, bool isSynchronous)
    {
        if (!isSynchronous)
        {
            return target.CallAsync(message, maxReplyCapabilities);
        }

        target.Call(message, maxReplyCapabilities);
        return ValueTask.CompletedTask;
    }

    private static Result<Capability, BulkError> ReadCapability(Message message)
    {
        var reply = message.ReadReply(maxCapabilities: 1);
        if (!reply.ReadBoolean())
        {
            return ReadError(ref reply);
        }

        var received = reply.ReadCapability();
        if (reply.IsComplete && received is not null)
        {
            return Result.Ok<Capability, BulkError>(received);
        }

        received?.Dispose();
        throw new MalformedReplyException("The server's answer about the shared buffer is malformed.");
    }

    private static Result<Window, BulkError> ReadWindow(Message message)
    {
        var reply = message.ReadReply();
        if (!reply.ReadBoolean())
        {
            return ReadError(ref reply);
        }

        var window = reply.Read<Window>();
        return reply.IsComplete
            ? window
            : throw new MalformedReplyException("The server's answer about the waiting result is malformed.");
    }

    private static BulkError ReadError(ref MessageReader reply)
    {
        var error = reply.ReadUInt32();
        return reply.IsComplete && error <= (uint)BulkError.NothingWaits
            ? (BulkError)error
            : throw new MalformedReplyException("The server's answer about the shared buffer is malformed.");
    }
}
