using Genode;

namespace TelOS.Init;

/// <summary>Where the own sessions at the parent should work.</summary>
internal static class Anywhere
{
    /// <summary>The only cell of a grid of one.</summary>
    public static Genode.Affinity Affinity => new()
    {
        Space = new Genode.AffinitySpace { Width = 1, Height = 1 },
        Location = new AffinityLocation { Width = 1, Height = 1 },
    };
}
