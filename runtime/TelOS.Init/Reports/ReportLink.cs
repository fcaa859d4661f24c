using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>A Report session at the parent, which is asked and never waited for.</summary>
internal sealed class ReportLink : IDisposable
{
    private const ulong BaseRam = 10 * 1024;
    private const ulong Caps = 6;
    private const ulong DataspaceOpcode = 0;
    private const ulong SubmitOpcode = 1;

    private readonly ParentLink _link;
    private readonly UpstreamSession _session;
    private readonly Action _ready;
    private readonly Action _failed;
    private AttachedDataspace? _memory;
    private byte[]? _next;
    private bool _isBusy;
    private bool _isClosed;

    /// <summary>Asks the parent for the session.</summary>
    /// <param name="link">The parent.</param>
    /// <param name="buffer">Bytes for a report.</param>
    /// <param name="ready">Called when the first report can be sent.</param>
    /// <param name="failed">Called when there is none.</param>
    public ReportLink(ParentLink link, ulong buffer, Action ready, Action failed)
    {
        _link = link;
        _ready = ready;
        _failed = failed;
        Buffer = buffer;
        var arguments = new SessionArgumentsBuilder()
            .Add("label", "state")
            .Add("ram_quota", BaseRam + (2 * buffer))
            .Add("cap_quota", Caps)
            .Add("buffer_size", buffer)
            .ToString();
        _session = link.Open("Report", arguments, Anywhere.Affinity, _ => Take());
        Take();
    }

    /// <summary>Bytes for a report.</summary>
    public ulong Buffer { get; }

    /// <summary>Sends a report; one that waits to be sent is replaced.</summary>
    /// <returns>Whether it fits.</returns>
    public bool Send(byte[] report)
    {
        if (_memory is not { } memory)
        {
            return true;
        }

        if (report.Length > memory.Size)
        {
            return false;
        }

        _next = report;
        SendNext();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isClosed = true;
        _memory?.Dispose();
        _memory = null;
        _link.Close(_session);
    }

    private void Take()
    {
        if (_session.Phase == UpstreamPhase.Failed)
        {
            _failed();
        }
        else if (_session.Phase == UpstreamPhase.Open && !_isBusy && _memory is null)
        {
            _isBusy = true;
            _ = AttachAsync(_session.Capability!.Duplicate());
        }
    }

    private async Task AttachAsync(Capability session)
    {
        await Task.Yield();
        AttachedDataspace? memory = null;
        try
        {
            using (session)
            {
                using var message = Message.Rent();
                message.BeginRequest(DataspaceOpcode);
                await session.CallAsync(message, 1).ConfigureAwait(false);
                using var dataspace = TakeCapability(message);
                AttachedDataspace.TryAttach(dataspace, out memory);
            }
        }
        catch (Exception error) when (error is RpcException or ObjectDisposedException or IOException)
        {
            memory = null;
        }

        Post(() =>
        {
            _isBusy = false;
            if (_isClosed)
            {
                memory?.Dispose();
            }
            else if (memory is null)
            {
                _failed();
            }
            else
            {
                _memory = memory;
                _ready();
            }
        });
    }

    private static Capability? TakeCapability(Message message)
    {
        var reply = message.ReadReply(1);
        return reply.ReadCapability();
    }

    private void SendNext()
    {
        if (_isBusy || _isClosed || _next is not { } report || _memory is not { } memory || _session.Capability is not { } session)
        {
            return;
        }

        _next = null;
        _isBusy = true;
        memory.CopyFrom(0, report);
        _ = SubmitAsync(session.Duplicate(), (ulong)report.Length);
    }

    private async Task SubmitAsync(Capability session, ulong length)
    {
        try
        {
            using (session)
            {
                using var message = Message.Rent();
                message.BeginRequest(SubmitOpcode).WriteUInt64(length);
                await session.CallAsync(message).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is RpcException or ObjectDisposedException)
        {
            // A report that nobody takes is lost, as the next one.
        }

        Post(() =>
        {
            _isBusy = false;
            SendNext();
        });
    }

    private void Post(Action action) => _link.Entrypoint.TryEnqueue(new PostedAction(action));
}
