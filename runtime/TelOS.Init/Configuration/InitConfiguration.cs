using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>What `init` is told to do: its children, and who serves whom.</summary>
public sealed record InitConfiguration
{
    /// <summary>Nothing to do.</summary>
    public static InitConfiguration Empty { get; } = new();

    /// <summary>What the report repeats.</summary>
    public string Version { get; init; } = "";

    /// <summary>Whether everything is told.</summary>
    public bool IsVerbose { get; init; }

    /// <summary>Priorities to be given, a power of two; 0 for none.</summary>
    public int PriorityLevels { get; init; }

    /// <summary>Memory of a child that says nothing about it, in bytes.</summary>
    public ulong DefaultRam { get; init; }

    /// <summary>Capabilities of a child that says nothing about them.</summary>
    public ulong DefaultCaps { get; init; }

    /// <summary>Bytes of memory that no child gets.</summary>
    public ulong PreservedRam { get; init; } = 160 * 1024;

    /// <summary>Capabilities that no child gets.</summary>
    public ulong PreservedCaps { get; init; } = 20;

    /// <summary>The grid of processors, or null for one.</summary>
    public AffinitySpace? AffinitySpace { get; init; }

    /// <summary>What the parent serves.</summary>
    public IReadOnlyList<Provision> ParentProvides { get; init; } = [];

    /// <summary>Where sessions of children without routes go; null when there is none.</summary>
    public IReadOnlyList<RouteRule>? DefaultRoute { get; init; }

    /// <summary>What the report tells, or null for no report.</summary>
    public ReportOptions? Report { get; init; }

    /// <summary>Milliseconds between questions for signs of life; 0 for none.</summary>
    public ulong HeartbeatRateMs { get; init; }

    /// <summary>Other names of children, in the order of the configuration.</summary>
    public IReadOnlyList<Alias> Aliases { get; init; } = [];

    /// <summary>What children may be let read of the host's files; only that of the topmost configuration counts, where TelOS's host runs it.</summary>
    public IReadOnlyList<HostPath> Paths { get; init; } = [];

    /// <summary>Services for the parent.</summary>
    public IReadOnlyList<ServiceOffer> Offers { get; init; } = [];

    /// <summary>The children, in the order of the configuration; no two have the same name.</summary>
    public IReadOnlyList<StartNode> Children { get; init; } = [];

    /// <summary>Understands a configuration. What is wrong in it is left out or replaced by its default, and told.</summary>
    /// <param name="node">The top node.</param>
    /// <param name="diagnostics">Takes what is wrong, in the order of the text.</param>
    public static InitConfiguration Read(Node node, ICollection<ConfigurationDiagnostic> diagnostics) =>
        new ConfigurationReader(diagnostics).Read(node);

    /// <summary>Looks for what can hardly be meant: names that lead nowhere, children that cannot start.</summary>
    /// <param name="diagnostics">Takes what is odd.</param>
    public void Check(ICollection<ConfigurationDiagnostic> diagnostics) => new ReferenceCheck(this, diagnostics).Run();

    /// <summary>The name of the child that an alias stands for; any other name is itself.</summary>
    /// <param name="name">A child's name or an alias.</param>
    public string Dereference(string name) => Aliases.FirstOrDefault(alias => alias.Name == name)?.Child ?? name;
}
