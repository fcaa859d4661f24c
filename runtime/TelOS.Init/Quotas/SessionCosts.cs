namespace TelOS.Init;

/// <summary>What `init` keeps of quota. The values are Genode's, so that a configuration that fits there fits here.</summary>
internal static class SessionCosts
{
    /// <summary>Bytes of a client's donation that pay for remembering the session.</summary>
    public const ulong Ram = 810;

    /// <summary>Bytes of a child's memory that pay for its protection domain.</summary>
    public const ulong PdRam = 192 * 1024;

    /// <summary>Bytes of a child's memory that pay for its CPU session.</summary>
    public const ulong CpuRam = 36 * 1024;

    /// <summary>Bytes of a child's memory that pay for its LOG session.</summary>
    public const ulong LogRam = 8 * 1024;

    /// <summary>Bytes of a child's memory that pay for a ROM session.</summary>
    public const ulong RomRam = 6 * 1024;

    /// <summary>Capabilities that pay for a child's protection domain.</summary>
    public const ulong PdCaps = 13;

    /// <summary>Capabilities that pay for a child's CPU session.</summary>
    public const ulong CpuCaps = 6;

    /// <summary>Capabilities that pay for a child's LOG session.</summary>
    public const ulong LogCaps = 2;

    /// <summary>Capabilities that pay for a ROM session.</summary>
    public const ulong RomCaps = 3;

    /// <summary>Capabilities that pay for what `init` itself holds for a child: its parent capability, its ROMs and their memory.</summary>
    private const ulong OwnCaps = 7;

    /// <summary>Bytes of its memory that a child can use.</summary>
    public static ulong EffectiveRam(ulong assigned) => Less(assigned, PdRam + CpuRam + LogRam + (2 * RomRam));

    /// <summary>Capabilities of its own that a child can use.</summary>
    public static ulong EffectiveCaps(ulong assigned) => Less(assigned, PdCaps + CpuCaps + LogCaps + (2 * RomCaps) + OwnCaps);

    private static ulong Less(ulong value, ulong costs) => value > costs ? value - costs : 0;
}
