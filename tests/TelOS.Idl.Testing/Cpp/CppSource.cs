namespace TelOS.Idl.Testing.Cpp;

/// <summary>One text to compile.</summary>
/// <param name="Name">What a failure calls it.</param>
/// <param name="Text">C++.</param>
/// <param name="Includes">Folders with headers, beside those of Genode's API.</param>
public sealed record CppSource(string Name, string Text, params IReadOnlyList<string> Includes)
{
    /// <summary>Folders with headers of somebody else's, searched last, whose warnings are not this repository's concern.</summary>
    public IReadOnlyList<string> ForeignIncludes { get; init; } = [];

    /// <summary>A text that includes one header and nothing else.</summary>
    /// <param name="header">The header as it is included.</param>
    /// <param name="includes">Folders with headers.</param>
    public static CppSource HeaderAlone(string header, params IReadOnlyList<string> includes) => new(header, $"#include <{header}>\n", includes);
}
