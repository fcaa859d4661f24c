using TelOS.Runtime;

namespace TelOS.Host.Tool;

/// <summary>A child as the state report describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">A number that changes when it is started anew.</param>
/// <param name="State">What is the matter with it, for a person.</param>
/// <param name="Ram">Its memory: used and assigned.</param>
/// <param name="Caps">Its capabilities: used and assigned.</param>
/// <param name="Sessions">The sessions it has open, as `service` or `service "label"`.</param>
internal sealed record ChildRow(string Name, string Id, string State, string Ram, string Caps, IReadOnlyList<string> Sessions)
{
    // Every child has these; they say nothing about it.
    private static readonly string[] s_environment = ["PD", "CPU", "LOG", "ROM"];

    /// <summary>Reads all children of a state, in the order of their starts.</summary>
    public static IReadOnlyList<ChildRow> Read(Node state) => [.. state.ChildrenOf("child").Reverse().Select(static node => Read(node, node.Name))];

    private static ChildRow Read(Node child, string name)
    {
        var sessions = (child.Child("requested")?.ChildrenOf("session") ?? [])
            .Where(static session => !s_environment.Contains(ServiceOf(session), StringComparer.Ordinal) && session["state"] is "OK" or "AVAIL" or "UPGRADING")
            .Select(session => Title(ServiceOf(session), session["label"] ?? "", name));
        return new ChildRow(name, child["id"] ?? "", StateOf(child), UseOf(child.Child("ram")), UseOf(child.Child("caps")), [.. sessions]);
    }

    private static string Title(string service, string label, string child)
    {
        // The child's own name is not repeated, nor what stands between it and nothing.
        var own = label.StartsWith(child, StringComparison.Ordinal) ? label[child.Length..].TrimStart(' ', '-', '>') : label;
        return own.Length == 0 ? service : $"{service} \"{own}\"";
    }

    private static string ServiceOf(Node session) => session["name"] ?? session["service"] ?? "";

    private static string StateOf(Node child) => (child["exited"], child["state"], child["skipped_heartbeats"]) switch
    {
        ({ } value, _, _) => $"exited with {value}",
        (_, { } state, _) => state,
        (_, _, { } beats) => $"missed {beats} heartbeats",
        _ => "runs",
    };

    private static string UseOf(Node? resource) => resource is null ? "" : $"{resource["used"]} of {resource["assigned"]}";
}
