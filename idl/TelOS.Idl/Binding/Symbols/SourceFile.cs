using TelOS.Idl.Binding.Attributes;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Binding.Symbols;

/// <summary>A file with what it declares and what it imports.</summary>
internal sealed class SourceFile(SyntaxTree tree, string path, bool isPrelude)
{
    public SyntaxTree Tree { get; } = tree;

    /// <summary>The normalized path.</summary>
    public string Path { get; } = path;

    /// <summary>The name without folders.</summary>
    public string FileName { get; } = path.Substring(path.LastIndexOf('/') + 1);

    public bool IsPrelude { get; } = isPrelude;

    public DiagnosticSink Sink { get; } = new(tree.Source);

    public string Namespace { get; } = tree.Root.Namespace?.Name.Text ?? string.Empty;

    /// <summary>The attributes of the namespace line.</summary>
    public BoundAttributes Attributes { get; set; } = BoundAttributes.None;

    public bool IsGenode => Attributes.IsGenode;

    /// <summary>Every declaration in order, those included that have no name or a name that is taken.</summary>
    public List<Symbol> Declared { get; } = [];

    /// <summary>The declarations by name.</summary>
    public Dictionary<string, Symbol> Symbols { get; } = new(StringComparer.Ordinal);

    public List<FileImport> Imports { get; } = [];

    /// <summary>Whether a declaration marked <c>[genode]</c> is being bound.</summary>
    public bool IsInGenodeDeclaration { get; set; }

    /// <summary>Whether this file or a file that it depends on has errors.</summary>
    public bool IsBroken { get; set; }

    public Contract? Model { get; set; }
}
