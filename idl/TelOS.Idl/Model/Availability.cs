namespace TelOS.Idl.Model;

/// <summary>Since when something exists and whether it should still be used.</summary>
/// <param name="Since">The minor version that brought it (<c>[since(n)]</c>); 0 when it was always there.</param>
/// <param name="Deprecated">What to use instead (<c>[deprecated("...")]</c>), or null.</param>
/// <param name="IsUnstable">Whether it may change without notice (<c>[unstable]</c>).</param>
public sealed record Availability(int Since = 0, string? Deprecated = null, bool IsUnstable = false)
{
    /// <summary>Always there, not deprecated, stable.</summary>
    public static Availability Always { get; } = new();
}
