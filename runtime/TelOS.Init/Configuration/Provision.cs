namespace TelOS.Init;

/// <summary>A service that a child may announce.</summary>
/// <param name="Service">Its name.</param>
/// <param name="Line">Where it stands in the configuration.</param>
public sealed record Provision(string Service, int Line);
