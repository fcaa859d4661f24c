namespace TelOS.Init;

/// <summary>Who asked for a session.</summary>
internal interface ISessionClient
{
    /// <summary>Its server made it, refused it, or heard of more quota.</summary>
    void HandleReady(RoutedSession session);

    /// <summary>Its server ended it, or is gone.</summary>
    void HandleClosed(RoutedSession session);
}
