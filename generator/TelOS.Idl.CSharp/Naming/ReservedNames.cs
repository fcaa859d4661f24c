namespace TelOS.Idl.CSharp.Naming;

/// <summary>Names that members of generated types cannot have, because every type has them already.</summary>
internal static class ReservedNames
{
    /// <summary>The members of <see cref="object"/>; a member of the same name would hide one of them.</summary>
    public static IReadOnlyList<string> OfObject { get; } =
    [
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    ];

    /// <summary>What the methods of an interface cannot be called: what its client, its dispatcher and the objects behind it have already.</summary>
    public static IReadOnlyList<string> OfInterfaces { get; } =
    [
        .. OfObject, "BulkLimits", "Capability", "Connection", "DeferReply", "Dispatch", "Dispose", "DisposeAsync", "ServerMinor", "SharedBuffer", "TryUpgrade",
    ];

    /// <summary>What a server's session has from the runtime. A method of the contract may have the same name and then hides it.</summary>
    public static IReadOnlyCollection<string> OfSession { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "Arguments", "Bulk", "CapQuota", "Label", "OnUpgraded", "RamQuota", "TryDispatchContract",
    };
}
