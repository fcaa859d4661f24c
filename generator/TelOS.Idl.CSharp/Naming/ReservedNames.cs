namespace TelOS.Idl.CSharp.Naming;

/// <summary>Names that members of generated types cannot have, because every type has them already.</summary>
internal static class ReservedNames
{
    /// <summary>The members of <see cref="object"/>; a member of the same name would hide one of them.</summary>
    public static IReadOnlyList<string> OfObject { get; } =
    [
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    ];

    /// <summary>What clients, dispatchers and session objects have beside the functions of the contract.</summary>
    public static IReadOnlyList<string> OfInterfaces { get; } = [.. OfObject, "Capability", "Dispatch", "Dispose", "DisposeAsync"];
}
