using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>How a process is started.</summary>
internal sealed record ProcessRequest
{
    /// <summary>The component's name, for lists of processes.</summary>
    public required string Name { get; init; }

    /// <summary>What is executed.</summary>
    public required ProgramImage Program { get; init; }

    /// <summary>The environment, besides what Genode adds.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>What it finds at descriptor 100.</summary>
    public required SocketReference Parent { get; init; }

    /// <summary>Its standard output and error; those of the host when null.</summary>
    public DescriptorHandle? Output { get; init; }

    /// <summary>What it may use.</summary>
    public required ProcessLimits Limits { get; init; }

    /// <summary>What it is kept from.</summary>
    public required Confinement Confinement { get; init; }
}
