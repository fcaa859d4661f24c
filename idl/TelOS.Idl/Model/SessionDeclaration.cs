namespace TelOS.Idl.Model;

/// <summary>What a session has beyond its functions.</summary>
/// <param name="Service">The service's name at the parent, or null where Genode gives none.</param>
/// <param name="Major">The major version; 0 for descriptions of Genode's interfaces without one.</param>
/// <param name="Minor">The minor version.</param>
/// <param name="HasContractFunctions">Whether opcodes 0 (<c>contract</c>) and 1 (<c>bulk</c>) belong to the compiler.</param>
/// <param name="RamQuota">Bytes a client donates at the start, or null when the contract does not say.</param>
/// <param name="CapQuota">Capabilities a client donates at the start, or null when the contract does not say.</param>
/// <param name="Arguments">The session's own arguments.</param>
/// <param name="WorstArguments">Characters of the longest argument string, label excluded, quotas and version included.</param>
/// <param name="Bulk">The shared buffer, or null when no method uses <c>bulk</c>.</param>
/// <param name="Hash">SHA-256 of the canonical form of what the session's clients depend on, lower-case hexadecimal; empty for
/// descriptions of Genode's interfaces.</param>
public sealed record SessionDeclaration(
    string? Service,
    int Major,
    int Minor,
    bool HasContractFunctions,
    long? RamQuota,
    int? CapQuota,
    ValueArray<SessionArgument> Arguments,
    int WorstArguments,
    BulkBuffer? Bulk,
    string Hash);
