namespace TelOS.Runtime;

/// <summary>What an entrypoint serves: the server side of one capability.</summary>
public abstract class RpcObject
{
    private LocalObject? _identity;

    /// <summary>Who the object is while an entrypoint manages it.</summary>
    internal LocalObject? Identity
    {
        get => Volatile.Read(ref _identity);
        set => Volatile.Write(ref _identity, value);
    }

    /// <summary>Makes this the identity of an object that has none; says whether it did.</summary>
    internal bool TrySetIdentity(LocalObject identity) =>
        Interlocked.CompareExchange(ref _identity, identity, null) is null;

    /// <summary>Carries out one call, on the entrypoint's thread.</summary>
    /// <remarks>
    /// Spans and texts of the request live until it returns. An exception that leaves it refuses the call and is reported by
    /// <see cref="Entrypoint.UnhandledError"/>; the server goes on.
    /// </remarks>
    /// <param name="opcode">The function's ordinal, whatever the client sent.</param>
    /// <param name="request">The arguments, to be checked: everything in it may be hostile.</param>
    /// <param name="reply">An empty reply; <see cref="MessageWriter.Refuse"/> for what the contract does not allow.</param>
    protected abstract void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply);

    /// <summary>Leaves the call that <see cref="Dispatch"/> carries out unanswered when it returns; what it wrote into the reply is forgotten.</summary>
    /// <returns>To answer later, from any thread.</returns>
    /// <exception cref="InvalidOperationException">No call is carried out on this thread, or it was put off already.</exception>
    protected DeferredReply DeferReply() =>
        Identity?.Entrypoint.Defer() ?? throw new InvalidOperationException("No entrypoint manages the object.");

    /// <summary>What the entrypoint calls to carry out a call.</summary>
    internal void Serve(ulong opcode, ref MessageReader request, ref MessageWriter reply) =>
        Dispatch(opcode, ref request, ref reply);
}
