namespace TelOS.Init;

/// <summary>Who serves a session, and what that sees as its label.</summary>
/// <param name="Server">The server.</param>
/// <param name="Label">The label.</param>
internal sealed record Destination(SessionServer Server, string Label);
