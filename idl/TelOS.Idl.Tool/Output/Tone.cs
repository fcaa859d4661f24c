namespace TelOS.Idl.Tool.Output;

/// <summary>What a piece of text is for; a terminal shows it by colour.</summary>
internal enum Tone
{
    /// <summary>Ordinary text.</summary>
    Plain,

    /// <summary>Headings and the essence of a line.</summary>
    Strong,

    /// <summary>What frames the rest: line numbers, rules.</summary>
    Faint,

    /// <summary>Errors.</summary>
    Error,

    /// <summary>Warnings.</summary>
    Warning,

    /// <summary>Things worth knowing.</summary>
    Info,

    /// <summary>What to do, and what is good.</summary>
    Good,
}
