using TelOS.Idl.Syntax;

namespace TelOS.Idl.Binding.Symbols;

/// <summary>An import that was found.</summary>
internal sealed class FileImport(ImportSyntax syntax, SourceFile target)
{
    public ImportSyntax Syntax { get; } = syntax;

    public SourceFile Target { get; } = target;

    /// <summary>Whether a name was found there.</summary>
    public bool IsUsed { get; set; }
}
