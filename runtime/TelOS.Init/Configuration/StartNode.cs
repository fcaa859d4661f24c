using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>A child as the configuration describes it.</summary>
public sealed record StartNode
{
    /// <summary>The child's name: the first element of its sessions' labels.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands in the configuration.</summary>
    public int Line { get; init; }

    /// <summary>The name of the ROM module with the program.</summary>
    public required string Binary { get; init; }

    /// <summary>Whether the program is started by the dynamic linker `ld.lib.so`.</summary>
    public bool UsesLinker { get; init; } = true;

    /// <summary>What is changed to start the child anew; nothing when it is not given.</summary>
    public string Version { get; init; } = "";

    /// <summary>Bytes of memory; null for the default.</summary>
    public ulong? Ram { get; init; }

    /// <summary>Capabilities; null for the default.</summary>
    public ulong? Caps { get; init; }

    /// <summary>How far its priority is below the highest, as it stands in the configuration: 0 or less.</summary>
    public int Priority { get; init; }

    /// <summary>Whether it may do what concerns the whole machine.</summary>
    public bool IsManagingSystem { get; init; }

    /// <summary>That it is asked for signs of life, or null.</summary>
    public HeartbeatWatch? Heartbeat { get; init; }

    /// <summary>Its processors; null for all.</summary>
    public AffinityPart? Affinity { get; init; }

    /// <summary>What its process is not kept from, where TelOS's host runs it.</summary>
    public ProcessOptions Process { get; init; } = ProcessOptions.None;

    /// <summary>Whether its end is the end of all.</summary>
    public bool PropagatesExit { get; init; }

    /// <summary>What it may announce.</summary>
    public IReadOnlyList<Provision> Provides { get; init; } = [];

    /// <summary>Where its sessions go; null for the default route.</summary>
    public IReadOnlyList<RouteRule>? Route { get; init; }

    /// <summary>Its ROM `config`; null when a route leads to it.</summary>
    public Node? Config { get; init; }

    /// <summary>Whether it provides a service.</summary>
    /// <param name="service">The service's name.</param>
    public bool CanProvide(string service)
    {
        foreach (var provision in Provides)
        {
            if (provision.Service == service)
            {
                return true;
            }
        }

        return false;
    }
}
