using System.Buffers.Binary;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>A component's parent: here its sessions come from, and what it serves goes to others.</summary>
/// <param name="trace">Who watches.</param>
/// <param name="target">The parent, taken over.</param>
/// <param name="own">The relays that the component has by its parent.</param>
/// <param name="client">The component; empty for the topmost init.</param>
/// <param name="name">Its own name.</param>
/// <param name="server">Its parent.</param>
internal sealed class ParentRelay(RelayTrace trace, Capability target, RelayScope own, string client, string name, string server)
    : CallRelay(trace, target, own, "genode.Parent", client.Length == 0 ? name : client, server)
{
    private const ulong Session = 3;
    private const ulong SessionCap = 4;
    private const ulong Close = 6;
    private const ulong DeliverSessionCap = 9;
    private const int MaxService = 64;
    private const int MaxArguments = 160;

    private static readonly (ulong Id, string Service, string Label)[] s_environment =
    [
        (1, "PD", ""), (2, "CPU", ""), (3, "LOG", ""), (4, "ROM", "binary"), (5, "ROM", "linker"),
    ];

    private readonly Dictionary<ulong, RelayScope> _sessions =
        s_environment.ToDictionary(static session => session.Id, session => new RelayScope(trace, session.Service, session.Label));

    /// <inheritdoc/>
    public override void End()
    {
        foreach (var session in _sessions.Values)
        {
            session.Close();
        }

        _sessions.Clear();
        Scope.Close();
        base.End();
    }

    /// <inheritdoc/>
    protected override void HandleRequest(ulong opcode, Message request)
    {
        if (opcode == Session)
        {
            var reader = request.ReadRequest(out _);
            var id = reader.ReadUInt64();
            var service = reader.ReadTextClamped(MaxService).ToString();
            var arguments = reader.ReadTextClamped(MaxArguments).ToString();
            if (!reader.Failed)
            {
                SessionArguments parsed = new(arguments);
                _sessions.TryAdd(id, new RelayScope(Trace, service, parsed.Label, parsed.Version is not null));
            }
        }
        else if (opcode == DeliverSessionCap && request.CapabilityCount > 0 && request.CapabilityAt(0) is { } session
            && !Trace.Entrypoint.TryResolve<CallRelay>(session, out _))
        {
            Trace.NoteServer(session, Client);
        }
    }

    /// <inheritdoc/>
    protected override bool IsWatched(ulong opcode) => opcode is Session or Close;

    /// <inheritdoc/>
    protected override void HandleReply(ulong opcode, ReadOnlyMemory<byte> request, Message reply)
    {
        var id = request.Length < 16 ? 0 : BinaryPrimitives.ReadUInt64LittleEndian(request.Span[8..]);
        switch (opcode)
        {
            case Session or SessionCap when _sessions.TryGetValue(id, out var session):
                HandleSession(id, session, reply);
                break;
            case Close:
                // The client does not use it any more, also when the server has yet to confirm.
                End(id);
                break;
            default:
                base.HandleReply(opcode, request, reply);
                break;
        }
    }

    private void HandleSession(ulong id, RelayScope session, Message reply)
    {
        if (reply.ProtocolWord != ReplyCode.Success || reply.PayloadLength == 0 || reply.Payload[0] == 0)
        {
            // A number that was refused is free, unless it was refused because it is in use.
            if (!session.IsOpen)
            {
                End(id);
            }

            return;
        }

        session.IsOpen |= reply.CapabilityCount > 0 && reply.CapabilityAt(0) is not null;

        Map(reply, Trace.Contracts.FindService(session.Service, session.IsVersioned) is { } speaks ? [speaks] : [""], Server, Client, (capability, speaks) =>
            session.Wrap(capability, made => new CallRelay(
                Trace, made, session, speaks.Length == 0 ? null : speaks, Client, Trace.ServerOf(made, Server))));
    }

    private void End(ulong id)
    {
        if (id > (ulong)s_environment.Length && _sessions.Remove(id, out var session))
        {
            session.Close();
        }
    }
}
