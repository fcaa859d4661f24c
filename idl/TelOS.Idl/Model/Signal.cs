namespace TelOS.Idl.Model;

/// <summary>A coalescing notification. The function that registers its handler takes one signal-context capability.</summary>
/// <param name="Reads">The method to call again when it arrives, or null.</param>
public sealed record Signal(string? Reads);
