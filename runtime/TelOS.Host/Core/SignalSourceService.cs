using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>The queue of a component's signals. Whoever waits is answered when a signal comes.</summary>
internal sealed class SignalSourceService : RpcObject
{
    private readonly LinkedList<SignalContextService> _pending = [];
    private DeferredReply? _waiting;

    /// <summary>A context that had no signals has some.</summary>
    public void Notify(SignalContextService context)
    {
        _pending.AddLast(context);
        if (_waiting is { } waiting)
        {
            _waiting = null;
            WriteNext(waiting.Begin());
            waiting.Send();
        }
    }

    /// <summary>A context is gone.</summary>
    public void Forget(SignalContextService context) => _pending.Remove(context);

    /// <summary>The component is gone.</summary>
    public void Close()
    {
        _pending.Clear();
        _waiting?.Dispose();
        _waiting = null;
    }

    /// <inheritdoc/>
    protected override void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply)
    {
        if (opcode != 0)
        {
            reply.Refuse();
            return;
        }

        if (_pending.Count > 0)
        {
            WriteNext(reply);
            return;
        }

        // One waits at a time; a second one sends the first one away with nothing.
        if (_waiting is { } former)
        {
            former.Begin().Write(default(Genode.PendingSignal));
            former.Send();
        }

        _waiting = DeferReply();
    }

    private void WriteNext(MessageWriter reply)
    {
        var context = _pending.First!.Value;
        _pending.RemoveFirst();
        reply.Write(new Genode.PendingSignal { Imprint = (long)context.Imprint, Num = (int)Math.Min(context.Pending, int.MaxValue) });
        context.Pending = 0;
    }
}
