namespace TelOS.Init;

/// <summary>What the report on the state of the children tells.</summary>
public sealed record ReportOptions
{
    /// <summary>The number of each child.</summary>
    public bool Ids { get; init; }

    /// <summary>The sessions that children use.</summary>
    public bool Requested { get; init; }

    /// <summary>The sessions that children serve.</summary>
    public bool Provided { get; init; }

    /// <summary>The arguments of sessions.</summary>
    public bool SessionArgs { get; init; }

    /// <summary>The memory of each child.</summary>
    public bool ChildRam { get; init; }

    /// <summary>The capabilities of each child.</summary>
    public bool ChildCaps { get; init; }

    /// <summary>The own memory.</summary>
    public bool InitRam { get; init; }

    /// <summary>The own capabilities.</summary>
    public bool InitCaps { get; init; }

    /// <summary>How long changes are collected, in milliseconds.</summary>
    public ulong DelayMs { get; init; } = 100;

    /// <summary>Memory for the report, in bytes.</summary>
    public ulong Buffer { get; init; } = 4096;
}
