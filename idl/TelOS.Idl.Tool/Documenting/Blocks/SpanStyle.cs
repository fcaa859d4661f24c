namespace TelOS.Idl.Tool.Documenting.Blocks;

/// <summary>How a piece of text is set.</summary>
internal enum SpanStyle
{
    /// <summary>As text.</summary>
    Plain,

    /// <summary>As in a contract.</summary>
    Code,

    /// <summary>It is Markdown.</summary>
    Prose,

    /// <summary>Something that is no more than a remark.</summary>
    Faint,

    /// <summary>Something to look out for.</summary>
    Warning,
}
