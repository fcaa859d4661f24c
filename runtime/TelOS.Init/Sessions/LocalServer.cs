using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>The program that uses the library as a server.</summary>
/// <param name="provider">Its service.</param>
internal sealed class LocalServer(ILocalService provider) : SessionServer
{
    /// <inheritdoc/>
    public override void Create(RoutedSession session)
    {
        if (provider.Create(new SessionArguments(session.ServerArguments)).TryGetValue(out var capability, out var error))
        {
            session.Capability = capability;
            session.Phase = SessionPhase.Available;
        }
        else
        {
            session.Refuse(error);
        }
    }

    /// <inheritdoc/>
    public override QuotaKind? Upgrade(RoutedSession session, ulong ram, ulong caps)
    {
        provider.Upgrade(session.Capability!, ram, caps);
        return base.Upgrade(session, ram, caps);
    }

    /// <inheritdoc/>
    public override void Close(RoutedSession session)
    {
        session.Phase = SessionPhase.Closed;
        if (session.Capability is { } capability)
        {
            provider.Close(capability);
            capability.Dispose();
            session.Capability = null;
        }
    }
}
