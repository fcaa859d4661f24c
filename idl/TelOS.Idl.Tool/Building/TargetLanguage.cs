namespace TelOS.Idl.Tool.Building;

/// <summary>What is written from contracts.</summary>
internal enum TargetLanguage
{
    /// <summary>C#.</summary>
    CSharp,

    /// <summary>C++ headers.</summary>
    Cpp,

    /// <summary>A Genode repository.</summary>
    Genode,

    /// <summary>Pages for readers, as HTML.</summary>
    Html,

    /// <summary>Pages for readers, as Markdown.</summary>
    Markdown,
}
