using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>A service of the program that uses the library, for sessions that are routed to `local`.</summary>
public interface ILocalService
{
    /// <summary>Makes a session.</summary>
    /// <param name="arguments">What the client says, with the label.</param>
    /// <returns>The session, or why the client does not get it.</returns>
    Result<Capability, SessionError> Create(SessionArguments arguments);

    /// <summary>A client donated more.</summary>
    /// <param name="session">What <see cref="Create"/> returned.</param>
    /// <param name="ram">Bytes of memory.</param>
    /// <param name="caps">Capabilities.</param>
    void Upgrade(Capability session, ulong ram, ulong caps);

    /// <summary>Ends a session.</summary>
    /// <param name="session">What <see cref="Create"/> returned; it is disposed afterwards.</param>
    void Close(Capability session);
}
