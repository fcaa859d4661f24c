using TelOS.Runtime;

namespace TelOS.Init;

/// <summary>Who serves sessions. All of it is asked, and answers some time by changing the session's phase and telling its client.</summary>
internal abstract class SessionServer
{
    /// <summary>The account that gets what clients donate, and who may withdraw it again; null when it stays where it is.</summary>
    public virtual IPdSession? Account => null;

    /// <summary>Whether the server ended without a word, so that it may be started anew.</summary>
    public virtual bool IsLost => false;

    /// <summary>Makes a session.</summary>
    public abstract void Create(RoutedSession session);

    /// <summary>Hears of more quota.</summary>
    /// <returns>What is lacking, or null.</returns>
    public virtual TelOS.Runtime.QuotaKind? Upgrade(RoutedSession session, ulong ram, ulong caps)
    {
        session.Phase = SessionPhase.HandedOut;
        return null;
    }

    /// <summary>Ends a session.</summary>
    public abstract void Close(RoutedSession session);
}
