using TelOS.Idl.Model;

namespace TelOS.Idl.Genode;

/// <summary>One file of a Genode repository.</summary>
/// <param name="Path">Where it belongs, relative to the repository's root, with <c>/</c>: <c>include/hello_session/client.h</c>.</param>
/// <param name="Text">The text; lines end in <c>\n</c>.</param>
public sealed record GeneratedFile(string Path, string Text)
{
    /// <summary>The contract that alone is behind a file of a repository; null where all of them are.</summary>
    public Contract? Contract { get; init; }
}
