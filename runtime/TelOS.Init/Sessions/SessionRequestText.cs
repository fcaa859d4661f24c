using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>What a server reads about a session in its ROM `session_requests`.</summary>
internal static class SessionRequestText
{
    /// <summary>Writes what the server is to do; nothing when it has nothing to do.</summary>
    public static void Write(NodeWriter requests, RoutedSession session)
    {
        switch (session.Phase)
        {
            case SessionPhase.CreateRequested:
                requests.Node("create", create => create
                    .Attribute("id", session.ServerId)
                    .Attribute("service", session.Service)
                    .Attribute("label", SessionLabel.Attribute(session.Label))
                    .Node("args", args => args.Quoted(session.ServerArguments))
                    .Node("affinity", affinity => WriteAffinity(affinity, session.Affinity)));
                break;
            case SessionPhase.UpgradeRequested:
                requests.Node("upgrade", upgrade => upgrade
                    .Attribute("id", session.ServerId)
                    .Attribute("ram_quota", session.PendingUpgrade.Ram)
                    .Attribute("cap_quota", session.PendingUpgrade.Caps));
                break;
            case SessionPhase.CloseRequested:
                requests.Node("close", close => close.Attribute("id", session.ServerId));
                break;
            default:
                break;
        }
    }

    private static void WriteAffinity(NodeWriter writer, Genode.Affinity affinity) => writer
        .Node("space", space => space
            .Attribute("width", (ulong)affinity.Space.Width)
            .Attribute("height", (ulong)affinity.Space.Height))
        .Node("location", location => location
            .Attribute("xpos", (long)affinity.Location.Xpos)
            .Attribute("ypos", (long)affinity.Location.Ypos)
            .Attribute("width", (ulong)affinity.Location.Width)
            .Attribute("height", (ulong)affinity.Location.Height));
}
