using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>How a core is set up.</summary>
internal sealed record CoreOptions
{
    /// <summary>Takes what components and core say, line by line, on core's thread.</summary>
    public required Action<string> Log { get; init; }

    /// <summary>The folder with the boot modules, or null.</summary>
    public string? ModuleFolder { get; init; }

    /// <summary>The environment of processes, besides what Genode adds.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = ProcessEnvironment.Standard();

    /// <summary>What the process of a component is kept from, by the component's label, such as "init -> server".</summary>
    public Func<string, Confinement> Confinement { get; init; } = static _ => new Confinement();

    /// <summary>The release of Genode by whose numbers core is called.</summary>
    public GenodeRelease Release { get; init; } = GenodeRelease.Sculpt2604;
}
