namespace TelOS.Runtime;

/// <summary>The value of a call that can fail and otherwise says nothing: `void or E`.</summary>
public readonly record struct Ok
{
    /// <summary>The only value there is.</summary>
    public static Ok Value => default;
}
