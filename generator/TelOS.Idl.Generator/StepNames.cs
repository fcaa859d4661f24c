namespace TelOS.Idl.Generator;

/// <summary>The names of the generator's steps, by which tests ask what was done again.</summary>
internal static class StepNames
{
    /// <summary>An additional file became a contract file with its text.</summary>
    public const string Read = "read";

    /// <summary>A contract file was parsed.</summary>
    public const string Parse = "parse";

    /// <summary>All contracts were bound together.</summary>
    public const string Bind = "bind";

    /// <summary>A contract's model, without positions.</summary>
    public const string Model = "model";

    /// <summary>Where a contract declares what, as a file of its own.</summary>
    public const string Positions = "positions";

    /// <summary>C# was written for a contract.</summary>
    public const string Emit = "emit";

    /// <summary>What is wrong with the contracts, with positions.</summary>
    public const string Diagnostics = "diagnostics";
}
