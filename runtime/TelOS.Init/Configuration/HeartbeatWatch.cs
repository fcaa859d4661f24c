namespace TelOS.Init;

/// <summary>That a child is asked for signs of life.</summary>
/// <param name="RestartAfterSkipped">It is started anew when it owes more answers than this; 0 for never.</param>
public sealed record HeartbeatWatch(uint RestartAfterSkipped);
