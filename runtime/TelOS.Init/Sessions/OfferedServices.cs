using System.Globalization;
using Genode;
using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>Services of children for the parent: what the parent asks for goes on to the child that a policy names.</summary>
/// <param name="context">What all children share.</param>
/// <param name="children">The children.</param>
internal sealed class OfferedServices(ChildContext context, IReadOnlyList<Child> children) : ISessionClient, IDisposable
{
    private readonly Dictionary<ulong, RoutedSession> _sessions = [];
    private readonly HashSet<string> _announced = new(StringComparer.Ordinal);
    private IReadOnlyList<ServiceOffer> _offers = [];
    private RequestWatch? _requests;

    private ParentClient Parent => context.Link.Parent;

    /// <summary>Takes what is offered now.</summary>
    public void Apply(IReadOnlyList<ServiceOffer> offers)
    {
        _offers = offers;
        if (offers.Count > 0)
        {
            _requests ??= new RequestWatch(context.Link, context.Log, Handle);
        }

        foreach (var offer in offers)
        {
            if (_announced.Add(offer.Service))
            {
                Parent.Announce(offer.Service);
            }
        }

        // Children that requests wait for may be there now.
        _requests?.Repeat();
    }

    /// <inheritdoc/>
    public void HandleReady(RoutedSession session)
    {
        context.StateChanged();
        var id = new ServerSessionId { Value = session.ClientId };
        switch (session.Phase)
        {
            case SessionPhase.Available:
                session.Phase = SessionPhase.HandedOut;
                Parent.DeliverSessionCap(id, new Capability<ISession>(session.Capability));
                break;
            case SessionPhase.HandedOut:
                Parent.SessionResponse(id, SessionResponse.Ok);
                break;
            case SessionPhase.InsufficientRam:
                End(session, SessionResponse.InsufficientRam);
                break;
            case SessionPhase.InsufficientCaps:
                End(session, SessionResponse.InsufficientCaps);
                break;
            default:
                End(session, SessionResponse.Denied);
                break;
        }
    }

    /// <inheritdoc/>
    public void HandleClosed(RoutedSession session) => End(session, SessionResponse.Closed);

    /// <inheritdoc/>
    public void Dispose() => _requests?.Dispose();

    private static ulong IdOf(Node request) => request.GetUInt64("id");

    private void Handle(Node requests)
    {
        foreach (var request in requests.Children)
        {
            switch (request.Type)
            {
                case "create" when !_sessions.ContainsKey(IdOf(request)):
                    Create(request);
                    break;
                case "upgrade" when _sessions.TryGetValue(IdOf(request), out var session) && session.Phase == SessionPhase.HandedOut:
                    Upgrade(session, request.GetUInt64("ram_quota"), request.GetUInt64("cap_quota"));
                    break;
                case "close":
                    Close(IdOf(request));
                    break;
                default:
                    break;
            }
        }
    }

    private void Create(Node request)
    {
        var id = IdOf(request);
        var service = request["service"] ?? "";
        var text = string.Concat(request.Child("args")?.Quoted ?? []);
        var arguments = new SessionArguments(text);
        var (ram, caps) = (arguments.RamQuota, arguments.CapQuota);
        if (_offers.FirstOrDefault(offer => offer.Service == service) is not { } offer)
        {
            return;
        }

        if (offer.Find(arguments.Label) is not { Child: { } name } policy)
        {
            context.Log.Warn($"no policy for a client of \"{service}\" (label=\"{arguments.Label}\")");
            Respond(id, SessionResponse.Denied);
            return;
        }

        // A child that is not there yet may come with the next configuration.
        if (children.FirstOrDefault(child => child.CanServe && child.Name == name && child.Start.CanProvide(service)) is not { } server)
        {
            return;
        }

        if (ram < SessionCosts.Ram)
        {
            Respond(id, SessionResponse.InsufficientRam);
            return;
        }

        var session = new RoutedSession
        {
            ClientId = id,
            Service = service,
            ClientLabel = arguments.Label,
            Label = policy.Label ?? arguments.Label,
            Arguments = ArgumentText.Set(text, "ram_quota", ram - SessionCosts.Ram),
            Affinity = ReadAffinity(request),
            Server = server.Served,
            Client = this,
            Ram = ram - SessionCosts.Ram,
            Caps = caps,
        };
        if (server.Pd is not { } pd || context.Exchange.Give(pd, session.Ram, caps) is not null)
        {
            context.Log.Warn($"the quota of a forwarded {service} session cannot be passed on ({ram.ToString(CultureInfo.InvariantCulture)} bytes, {caps.ToString(CultureInfo.InvariantCulture)} caps)");
            Respond(id, SessionResponse.Denied);
            return;
        }

        _sessions.Add(id, session);
        context.StateChanged();
        session.Server.Create(session);
    }

    private void Upgrade(RoutedSession session, ulong ram, ulong caps)
    {
        if (session.Server.Account is not { } account || context.Exchange.Give(account, ram, caps) is not null)
        {
            context.Log.Warn($"the quota of an upgraded {session.Service} session cannot be passed on");
            return;
        }

        session.Ram += ram;
        session.Caps += caps;
        session.Server.Upgrade(session, ram, caps);
        context.StateChanged();
    }

    private void Close(ulong id)
    {
        if (!_sessions.TryGetValue(id, out var session))
        {
            // The parent waits for the answer.
            Respond(id, SessionResponse.Closed);
            return;
        }

        if (session.Phase != SessionPhase.CloseRequested && !session.IsCloseWanted)
        {
            session.Server.Close(session);
            if (session.Phase == SessionPhase.Closed)
            {
                End(session, SessionResponse.Closed);
            }
        }
    }

    // The donation goes back to where the parent takes it from.
    private void End(RoutedSession session, SessionResponse response)
    {
        _sessions.Remove(session.ClientId);
        if (session.Server.Account is { } account && context.Exchange.Take(account, session.Ram, session.Caps) is not null)
        {
            context.Log.Warn($"the server keeps quota of a {session.Service} session that is closed");
        }

        Respond(session.ClientId, response);
        context.StateChanged();
    }

    private void Respond(ulong id, SessionResponse response) =>
        Parent.SessionResponse(new ServerSessionId { Value = id }, response);

    private static Genode.Affinity ReadAffinity(Node request)
    {
        var affinity = request.Child("affinity");
        return affinity?.Child("space") is not { } space || affinity.Child("location") is not { } location
            ? Anywhere.Affinity
            : new Genode.Affinity
            {
                Space = new Genode.AffinitySpace { Width = (uint)space.GetUInt64("width", 1), Height = (uint)space.GetUInt64("height", 1) },
                Location = new AffinityLocation
                {
                    Xpos = location.GetInt32("xpos"),
                    Ypos = location.GetInt32("ypos"),
                    Width = (uint)location.GetUInt64("width", 1),
                    Height = (uint)location.GetUInt64("height", 1),
                },
            };
    }
}
