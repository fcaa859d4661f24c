namespace TelOS.Idl.Formatting;

/// <summary>What to do with blank lines at a line break.</summary>
internal enum BlankLines
{
    /// <summary>No blank line.</summary>
    None,

    /// <summary>One where the source has one or more.</summary>
    Keep,

    /// <summary>One in any case.</summary>
    One,
}
