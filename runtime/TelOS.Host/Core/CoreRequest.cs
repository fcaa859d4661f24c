using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>A request for a session with core.</summary>
/// <param name="Label">Who asks, with the name of the module or what else is asked for as its last element.</param>
/// <param name="Arguments">The arguments as the client wrote them.</param>
/// <param name="Affinity">The CPUs that the client prefers.</param>
internal sealed record CoreRequest(string Label, SessionArguments Arguments, Genode.Affinity Affinity)
{
    /// <summary>Donated bytes of memory.</summary>
    public ulong Ram => Arguments.RamQuota;

    /// <summary>Donated capabilities.</summary>
    public ulong Caps => Arguments.CapQuota;

    /// <summary>The last element of the label.</summary>
    public string Name
    {
        get
        {
            var separator = Label.LastIndexOf(" -> ", StringComparison.Ordinal);
            return separator < 0 ? Label : Label[(separator + 4)..];
        }
    }
}
