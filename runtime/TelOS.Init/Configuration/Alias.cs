namespace TelOS.Init;

/// <summary>Another name of a child.</summary>
/// <param name="Name">The other name.</param>
/// <param name="Child">The child's name.</param>
/// <param name="Line">Where it stands in the configuration.</param>
public sealed record Alias(string Name, string Child, int Line);
