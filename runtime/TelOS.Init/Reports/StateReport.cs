using System.Globalization;
using System.Text;
using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>Writes what is the matter with the children.</summary>
/// <param name="options">What it tells.</param>
/// <param name="link">The own protection domain.</param>
internal sealed class StateReport(ReportOptions options, ParentLink link)
{
    /// <summary>Writes it.</summary>
    /// <param name="configuration">The configuration that is in force.</param>
    /// <param name="children">The children in the order of their beginnings; the last one is told first.</param>
    public byte[] Write(InitConfiguration configuration, IReadOnlyList<Child> children) =>
        Encoding.UTF8.GetBytes(NodeWriter.Write("state", state =>
        {
            if (configuration.Version.Length > 0)
            {
                state.Attribute("version", configuration.Version);
            }

            if (options.InitRam)
            {
                state.Node("ram", ram => WriteRam(ram, link.Pd));
            }

            if (options.InitCaps)
            {
                state.Node("caps", caps => WriteCaps(caps, link.Pd));
            }

            for (var i = children.Count - 1; i >= 0; i--)
            {
                var child = children[i];
                state.Node("child", node => WriteChild(node, child));
            }

            foreach (var alias in configuration.Aliases)
            {
                state.Node("alias", node => node.Attribute("name", alias.Name).Attribute("child", alias.Child));
            }
        }));

    private static void WriteRam(NodeWriter node, IPdSession pd) => WriteUse(node, pd.RamQuota().Value, pd.UsedRam().Value, Quantity.Format);

    private static void WriteCaps(NodeWriter node, IPdSession pd) =>
        WriteUse(node, pd.CapQuota().Value, pd.UsedCaps().Value, static value => value.ToString(CultureInfo.InvariantCulture));

    private static void WriteUse(NodeWriter node, ulong quota, ulong used, Func<ulong, string> format) => node
        .Attribute("quota", format(quota))
        .Attribute("used", format(used))
        .Attribute("avail", format(quota > used ? quota - used : 0));

    private static string PhaseName(RoutedSession session) => session.Phase switch
    {
        SessionPhase.CreateRequested => "CREATING",
        SessionPhase.Available => "AVAIL",
        SessionPhase.HandedOut => "OK",
        SessionPhase.UpgradeRequested => "UPGRADING",
        SessionPhase.CloseRequested => "CLOSING",
        SessionPhase.Closed => "CLOSED",
        SessionPhase.InsufficientRam => "INSUFFICIENT_RAM",
        SessionPhase.InsufficientCaps => "INSUFFICIENT_CAPS",
        _ => "DENIED",
    };

    private void WriteChild(NodeWriter node, Child child)
    {
        node.Attribute("name", child.Name).Attribute("binary", child.Start.Binary);
        if (child.Start.Version.Length > 0)
        {
            node.Attribute("version", child.Start.Version);
        }

        if (options.Ids)
        {
            node.Attribute("id", child.Id);
        }

        WriteState(node, child);
        if (options.ChildRam && child.Pd is { } memory)
        {
            node.Node("ram", ram =>
            {
                ram.Attribute("assigned", Quantity.Format(child.Quota.Ram));
                WriteRam(ram, memory);
                WriteRequested(ram, child.Quota.Requested.Ram, Quantity.Format);
            });
        }

        if (options.ChildCaps && child.Pd is { } domain)
        {
            node.Node("caps", caps =>
            {
                caps.Attribute("assigned", child.Quota.Caps);
                WriteCaps(caps, domain);
                WriteRequested(caps, child.Quota.Requested.Caps, static value => value.ToString(CultureInfo.InvariantCulture));
            });
        }

        if (options.Requested)
        {
            node.Node("requested", requested => WriteSessions(requested, child.Sessions.All));
        }

        if (options.Provided)
        {
            node.Node("provided", provided => WriteSessions(provided, child.Served.Sessions));
        }
    }

    private static void WriteState(NodeWriter node, Child child)
    {
        switch (child.State)
        {
            case ChildState.Incomplete:
                node.Attribute("state", "incomplete");
                break;
            case ChildState.Exited:
                node.Attribute("exited", (long)child.ExitValue);
                break;
            case ChildState.Crashed:
                node.Attribute("state", "crashed");
                break;
            default:
                break;
        }

        if (child is { Start.Heartbeat: not null, SkippedHeartbeats: > 0 })
        {
            node.Attribute("skipped_heartbeats", (ulong)child.SkippedHeartbeats);
        }
    }

    private static void WriteRequested(NodeWriter node, ulong value, Func<ulong, string> format)
    {
        if (value > 0)
        {
            node.Attribute("requested", format(value));
        }
    }

    private void WriteSessions(NodeWriter node, IEnumerable<RoutedSession> sessions)
    {
        foreach (var session in sessions)
        {
            node.Node("session", inner =>
            {
                inner
                    .Attribute("name", session.Service)
                    .Attribute("state", PhaseName(session))
                    .Attribute("label", SessionLabel.Attribute(session.Label))
                    .Attribute("ram", Quantity.Format(session.Ram))
                    .Attribute("caps", session.Caps);
                if (options.SessionArgs)
                {
                    inner.Node("args", args => args.Quoted(session.Arguments));
                }
            });
        }
    }
}
