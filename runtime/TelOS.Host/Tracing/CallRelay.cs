using System.Diagnostics.CodeAnalysis;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>An object in place of another one: it passes calls on as they are, and tells of them.</summary>
/// <param name="trace">Whom it tells.</param>
/// <param name="target">The other one, taken over.</param>
/// <param name="scope">The session by which the client has it.</param>
/// <param name="contract">The interface that it speaks, or null.</param>
/// <param name="client">Who calls.</param>
/// <param name="server">Who is called.</param>
internal class CallRelay(RelayTrace trace, Capability target, RelayScope scope, string? contract, string client, string server) : RpcObject
{
    private const string ParentContract = "genode.Parent";

    /// <summary>The object that is called.</summary>
    public Capability Target => target;

    /// <summary>Who watches.</summary>
    protected RelayTrace Trace => trace;

    /// <summary>Who calls.</summary>
    protected string Client => client;

    /// <summary>Who is called.</summary>
    protected string Server => server;

    /// <summary>The session by which the client has it.</summary>
    protected RelayScope Scope => scope;

    /// <summary>It is not used any more.</summary>
    public virtual void End()
    {
        trace.Entrypoint.Dissolve(this);
        target.Dispose();
    }

    /// <inheritdoc/>
    protected override void Dispatch(ulong opcode, ref MessageReader request, ref MessageWriter reply)
    {
        var source = request.Message;
        var message = Message.Rent();
        var call = new CallRecord(new TracedCall
        {
            Time = trace.Now,
            Client = client,
            Server = server,
            Service = scope.Service,
            Label = scope.Label,
            Contract = contract,
            Opcode = source.PayloadLength < sizeof(ulong) ? null : opcode,
            Request = source.Payload.ToArray(),
            RequestCapabilities = Names(source),
        });
        message.CopyFrom(source, Wire.MaxCapabilities);
        HandleRequest(opcode, message);
        MapRequest(opcode, message);
        trace.Begin(call);
        _ = ForwardAsync(opcode, message, call, DeferReply());
    }

    /// <summary>Looks at a request before it goes on.</summary>
    protected virtual void HandleRequest(ulong opcode, Message request)
    {
    }

    /// <summary>Looks at a successful reply before it goes back.</summary>
    protected virtual void HandleReply(ulong opcode, ReadOnlyMemory<byte> request, Message reply) =>
        Map(reply, contract is null ? [] : trace.Contracts.ReplyCapabilities(contract, opcode), server, client, WrapReply);

    /// <summary>What the client gets in place of a capability of a reply.</summary>
    /// <param name="capability">The capability, taken over.</param>
    /// <param name="speaks">The interface that it speaks.</param>
    protected Capability WrapReply(Capability capability, string speaks) =>
        scope.Wrap(capability, made => new CallRelay(trace, made, scope, speaks, client, trace.ServerOf(made, server)));

    /// <summary>Puts relays in place of the capabilities of a message that are to be watched, and objects in place of relays.</summary>
    /// <param name="message">The message.</param>
    /// <param name="contracts">What the capabilities speak, slot by slot; null for those that are not to be watched.</param>
    /// <param name="giver">Who sent it.</param>
    /// <param name="receiver">Who gets it, and knows what is its own.</param>
    /// <param name="wrap">Makes a relay.</param>
    protected void Map(
        Message message, IReadOnlyList<string?> contracts, string giver, string receiver, Func<Capability, string, Capability> wrap)
    {
        for (var slot = 0; slot < message.CapabilityCount; slot++)
        {
            if (message.TakeCapability(slot) is not { } taken)
            {
                continue;
            }

            var owner = trace.Entrypoint.TryResolve<CallRelay>(taken, out var relay) ? relay.Server : trace.ServerOf(taken, giver);
            var capability = trace.Unwrap(taken);
            var speaks = slot < contracts.Count && owner != receiver ? contracts[slot] : null;
            message.ReplaceCapability(slot, speaks is null ? capability : wrap(capability, speaks));
        }
    }

    private string[] Names(Message message)
    {
        var names = new string[message.CapabilityCount];
        for (var slot = 0; slot < names.Length; slot++)
        {
            var capability = message.CapabilityAt(slot);
            names[slot] = trace.NameOf(trace.Entrypoint.TryResolve<CallRelay>(capability, out var relay) ? relay.Target : capability);
        }

        return names;
    }

    private void MapRequest(ulong opcode, Message message) =>
        Map(message, contract is null ? [] : trace.Contracts.RequestCapabilities(contract, opcode), client, server, WrapRequest);

    // The other way round: what the client serves, and the server is about to call.
    private Capability WrapRequest(Capability capability, string speaks)
    {
        if (speaks != ParentContract)
        {
            return scope.Wrap(capability, made => new CallRelay(trace, made, scope, speaks, server, trace.ServerOf(made, client)));
        }

        // A component that makes another one is its parent, and names it by the label of its protection domain.
        var parent = client == "init" ? "" : client;
        var name = scope.Label;
        return scope.Wrap(capability, made => new ParentRelay(
            trace, made, new RelayScope(trace, "Parent", ""), parent.Length == 0 ? name : $"{parent} -> {name}", name, client));
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever fails, the client is answered.")]
    private async Task ForwardAsync(ulong opcode, Message message, CallRecord call, DeferredReply reply)
    {
        try
        {
            await target.CallAsync(message, Wire.MaxCapabilities).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            trace.End(call, call.Request with { Failure = error.Message });
            message.Dispose();
            if (error is ServerDiedException)
            {
                // The client's kernel sees that this process lives.
                reply.Begin().FailServerGone();
                reply.Send();
            }

            reply.Dispose();
            return;
        }

        var result = call.Request with
        {
            Duration = trace.Now - call.Request.Time,
            Code = message.ProtocolWord,
            Reply = message.Payload.ToArray(),
            ReplyCapabilities = Names(message),
        };
        if (message.CapabilityCount == 0 && !IsWatched(opcode))
        {
            Finish();
            return;
        }

        // Relays are made and ended on their own thread.
        var work = new PostedAction(
            () =>
            {
                HandleReply(opcode, call.Request.Request, message);
                Finish();
            },
            () =>
            {
                message.Dispose();
                reply.Dispose();
            });
        if (!trace.Entrypoint.TryEnqueue(work))
        {
            work.Abandon(trace.Entrypoint);
        }

        void Finish()
        {
            trace.End(call, result);
            reply.Send(message);
            message.Dispose();
        }
    }

    /// <summary>Whether replies of a function are looked at even when no capabilities are in them.</summary>
    protected virtual bool IsWatched(ulong opcode) => false;
}
