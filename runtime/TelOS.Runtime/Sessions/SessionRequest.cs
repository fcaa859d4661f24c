using System.Text.RegularExpressions;

namespace TelOS.Runtime;

/// <summary>What a client asks its parent for.</summary>
public sealed partial record SessionRequest
{
    /// <summary>The service's name, such as "Telos_object_store".</summary>
    public required string Service { get; init; }

    /// <summary>What the client says about itself; parents put their own words before it.</summary>
    public string Label { get; init; } = "";

    /// <summary>Bytes of memory that the client donates.</summary>
    public ulong RamQuota { get; init; }

    /// <summary>Capabilities that the client donates.</summary>
    public ulong CapQuota { get; init; }

    /// <summary>The version of the contract that the client was built with; null for Genode's own services.</summary>
    public ContractVersion? Version { get; init; }

    /// <summary>The contract's own arguments, as <see cref="SessionArgumentsBuilder"/> writes them.</summary>
    public string Arguments { get; init; } = "";

    /// <summary>Where the session's work should run.</summary>
    public Affinity Affinity { get; init; } = Affinity.Anywhere;

    /// <summary>The argument string as a server sees it.</summary>
    /// <param name="label">The label with the parents' words.</param>
    /// <exception cref="ArgumentException">It has more than <see cref="SessionArguments.MaxLength"/> bytes.</exception>
    public string FormatArguments(string label)
    {
        var builder = new SessionArgumentsBuilder()
            .Add("label", label)
            .Add("ram_quota", RamQuota)
            .Add("cap_quota", CapQuota);
        if (Version is { } version)
        {
            builder.Add("version", version);
        }

        return builder.AddAll(Arguments).Build();
    }

    /// <summary>Whether a text can be the name of a service.</summary>
    internal static bool IsServiceName(string name) => ServiceName().IsMatch(name);

    [GeneratedRegex("^[A-Z]([a-z0-9_]{0,30}|[A-Z0-9_]{1,30})$", RegexOptions.CultureInvariant)]
    private static partial Regex ServiceName();
}
