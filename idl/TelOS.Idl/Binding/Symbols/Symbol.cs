using TelOS.Idl.Binding.Attributes;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Binding.Symbols;

/// <summary>A declaration on its way from syntax to model.</summary>
internal sealed class Symbol(SourceFile file, DeclarationSyntax syntax, NamedTypeKind? kind, BoundAttributes attributes)
{
    public SourceFile File { get; } = file;

    public DeclarationSyntax Syntax { get; } = syntax;

    /// <summary>What kind of named type it is; null for constants and aliases.</summary>
    public NamedTypeKind? Kind { get; } = kind;

    public BoundAttributes Attributes { get; } = attributes;

    public string Name => Syntax.Name.Text;

    public bool IsGenode => File.IsGenode || Attributes.IsGenode;

    public SymbolState State { get; set; }

    /// <summary>What it was bound to; null before, and when it cannot be used by others.</summary>
    public Declaration? Model { get; set; }

    /// <summary>The reference that uses of a named type share.</summary>
    public NamedType? Reference { get; set; }


    /// <summary>The opcode behind the last one of an interface; null before it is bound, and when its base is wrong.</summary>
    public int? NextOpcode { get; set; }

    /// <summary>The records that a record contains in fields that must be there.</summary>
    public List<(string Namespace, string Name)> MandatoryRecords { get; } = [];

    /// <summary>What it is, for a sentence.</summary>
    public string Description => Syntax switch
    {
        ConstDeclarationSyntax => "a constant",
        AliasDeclarationSyntax => "an alias",
        _ => Kind switch
        {
            NamedTypeKind.Struct => "a struct",
            NamedTypeKind.Enum => "an enumeration",
            NamedTypeKind.Error => "an error",
            NamedTypeKind.Flags => "a set of flags",
            NamedTypeKind.Union => "a union",
            NamedTypeKind.Record => "a record",
            NamedTypeKind.Dataspace => "a dataspace",
            NamedTypeKind.Interface => "an interface",
            NamedTypeKind.Session => "a session",
            _ => "an exception",
        },
    };
}
