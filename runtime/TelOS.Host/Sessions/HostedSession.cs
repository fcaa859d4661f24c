using Genode;
using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>A session of a component, with another component or with the host's own services.</summary>
/// <param name="client">Who asked for it.</param>
/// <param name="id">The client's number of it.</param>
/// <param name="service">What it asked for.</param>
/// <param name="request">The client's arguments.</param>
internal sealed class HostedSession(Component client, ulong id, string service, SessionArguments request)
{
    /// <summary>Who asked for it.</summary>
    public Component Client { get; } = client;

    /// <summary>The client's number of it.</summary>
    public ulong Id { get; } = id;

    /// <summary>What it asked for.</summary>
    public string Service { get; } = service;

    /// <summary>Who serves it; null for the host itself.</summary>
    public Component? Server { get; init; }

    /// <summary>The server's number of it.</summary>
    public ulong ServerId { get; init; }

    /// <summary>Ends the host's own service.</summary>
    public Action? EndService { get; init; }

    /// <summary>The client's arguments with the client's name in the label.</summary>
    public string Arguments { get; init; } = "";

    /// <summary>The label that the server sees.</summary>
    public string Label { get; } = ServerArguments.Label(client.Name, request);

    /// <summary>Where the session's work should run.</summary>
    public Genode.Affinity Affinity { get; init; }

    /// <summary>How far it is.</summary>
    public SessionPhase Phase { get; set; }

    /// <summary>The session, once it is available.</summary>
    public Capability? Capability { get; set; }

    /// <summary>Bytes of memory that the client donated.</summary>
    public ulong Ram { get; private set; }

    /// <summary>Capabilities that the client donated.</summary>
    public ulong Caps { get; private set; }

    /// <summary>What the server is to hear of an upgrade.</summary>
    public (ulong Ram, ulong Caps) Upgrade { get; set; }

    /// <summary>Moves quota from the client to the server.</summary>
    /// <returns>What the client lacks, or null.</returns>
    public QuotaKind? Donate(ulong ram, ulong caps)
    {
        if (!Client.Pd.Ram.TryShrink(ram))
        {
            return QuotaKind.Ram;
        }

        if (!Client.Pd.Caps.TryShrink(caps))
        {
            Client.Pd.Ram.TryGrow(ram);
            return QuotaKind.Caps;
        }

        Server?.Pd.Ram.TryGrow(ram);
        Server?.Pd.Caps.TryGrow(caps);
        Ram += ram;
        Caps += caps;
        return null;
    }

    /// <summary>Moves the quota back; what the server keeps in use is lost to it, as with Genode.</summary>
    public void Return()
    {
        if (Server is null || Server.IsGone || Server.Pd.Ram.TryShrink(Ram))
        {
            Client.Pd.Ram.TryGrow(Ram);
        }

        if (Server is null || Server.IsGone || Server.Pd.Caps.TryShrink(Caps))
        {
            Client.Pd.Caps.TryGrow(Caps);
        }

        Ram = 0;
        Caps = 0;
    }

    /// <summary>What the server is asked to do about it.</summary>
    public void WriteRequest(NodeWriter requests)
    {
        switch (Phase)
        {
            case SessionPhase.CreateRequested:
                requests.Node("create", create => create
                    .Attribute("id", ServerId)
                    .Attribute("service", Service)
                    .Attribute("label", Label.Trim(' '))
                    .Node("args", args => args.Quoted(Arguments))
                    .Node("affinity", WriteAffinity));
                break;
            case SessionPhase.UpgradeRequested:
                requests.Node("upgrade", upgrade => upgrade
                    .Attribute("id", ServerId)
                    .Attribute("ram_quota", Upgrade.Ram)
                    .Attribute("cap_quota", Upgrade.Caps));
                break;
            case SessionPhase.CloseRequested:
                requests.Node("close", close => close.Attribute("id", ServerId));
                break;
            default:
                break;
        }
    }

    private void WriteAffinity(NodeWriter affinity) => affinity
        .Node("space", space => space
            .Attribute("width", (ulong)Affinity.Space.Width)
            .Attribute("height", (ulong)Affinity.Space.Height))
        .Node("location", location => location
            .Attribute("xpos", (long)Affinity.Location.Xpos)
            .Attribute("ypos", (long)Affinity.Location.Ypos)
            .Attribute("width", (ulong)Affinity.Location.Width)
            .Attribute("height", (ulong)Affinity.Location.Height));
}
