namespace TelOS.Host;

/// <summary>What a trace has to know of the contracts: which interface a session speaks, and which capabilities in a message lead to objects
/// whose calls are to be seen as well.</summary>
/// <remarks>Called from several threads.</remarks>
public interface ICallContracts
{
    /// <summary>The interface that sessions of a service speak.</summary>
    /// <param name="service">The service's name.</param>
    /// <param name="isVersioned">Whether the client said a version of its contract, as those of this project do and Genode's do not.</param>
    /// <returns>A name that the other functions understand, or null when no contract is known.</returns>
    string? FindService(string service, bool isVersioned);

    /// <summary>What the capabilities of a request speak, slot by slot; null for those that are passed on as they are.</summary>
    /// <param name="contract">The interface that is called.</param>
    /// <param name="opcode">The function, whatever the client sent.</param>
    IReadOnlyList<string?> RequestCapabilities(string contract, ulong opcode);

    /// <summary>What the capabilities of a successful reply speak, slot by slot; null for those that are passed on as they are.</summary>
    /// <param name="contract">The interface that is called.</param>
    /// <param name="opcode">The function, whatever the client sent.</param>
    IReadOnlyList<string?> ReplyCapabilities(string contract, ulong opcode);
}
