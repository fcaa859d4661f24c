using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;
using TelOS.Idl.Text;

namespace TelOS.Idl.Binding.Types;

/// <summary>Turns types as written into types of the model. Whether a type may stand where it is, <see cref="TypePlacement"/> says.</summary>
/// <param name="context">The compilation.</param>
internal sealed class TypeBinder(BindingContext context)
{
    private readonly GenericTypeBinder _generics = new(context);

    /// <summary>The type, or null when it is none, which has then been reported.</summary>
    public TypeReference? Bind(TypeSyntax syntax, SourceFile file)
    {
        if (!context.TryEnter(syntax.Span, file))
        {
            return null;
        }
        try
        {
            return syntax switch
            {
                NameTypeSyntax name => BindName(name.Name, file),
                GenericTypeSyntax generic => _generics.Bind(generic, file),
                OptionalTypeSyntax optional => Bind(optional.Element, file) is { } element ? new OptionalType(element) : null,
                ArrayTypeSyntax array => BindArray(array, file),
                TransferTypeSyntax transfer => BindTransfer(transfer, file),
                BulkTypeSyntax bulk => BindBulk(bulk, file),
                _ => null,
            };
        }
        finally
        {
            context.Leave();
        }
    }

    /// <summary>The declared type that a name means, or null when that is no such type, reported.</summary>
    /// <param name="needed">What is needed, for a sentence.</param>
    public NamedType? BindNamed(Identifier name, SourceFile file, string needed, params NamedTypeKind[] kinds)
    {
        if (TypeNames.Scalar(name.Text) is not null || name.Text == "void")
        {
            file.Sink.Report(NameDiagnostics.WrongKind, name.Span, name.Text, "a built-in type", needed);
            return null;
        }
        if (NameLookup.Find(name, file) is not { } symbol)
        {
            return null;
        }
        NamedType? type = symbol.Kind is null ? AliasTarget(symbol, name.Span, file) : ReferenceTo(symbol, name.Span, file);
        if (type is not null && kinds.Contains(type.Kind))
        {
            return type;
        }
        if (type is not null || symbol.State == SymbolState.Bound)
        {
            file.Sink.Report(NameDiagnostics.WrongKind, name.Span, name.Text, symbol.Description, needed);
        }
        return null;
    }

    /// <summary>A use of a declared type; null when the type needs itself, reported.</summary>
    public NamedType? ReferenceTo(Symbol symbol, TextSpan span, SourceFile file)
    {
        if (symbol.Reference is { } known)
        {
            return known;
        }
        NamedTypeKind kind = symbol.Kind!.Value;
        bool hasLayout = kind is NamedTypeKind.Struct or NamedTypeKind.Union or NamedTypeKind.Enum or NamedTypeKind.Error or NamedTypeKind.Flags;
        if (hasLayout && !context.TryBind(symbol, span, file))
        {
            file.Sink.Report(TypeDiagnostics.ContainsItself, span, symbol.Name);
            return null;
        }
        (Layout layout, ScalarKind underlying) = symbol.Model switch
        {
            StructDeclaration d => (d.Layout, default),
            UnionDeclaration d => (d.Layout, default),
            EnumDeclaration d => (OfScalar(d.Underlying), d.Underlying),
            FlagsDeclaration d => (OfScalar(d.Underlying), d.Underlying),
            _ => (default(Layout), default(ScalarKind)),
        };
        symbol.Reference = new NamedType(
            kind,
            symbol.File.Namespace,
            symbol.File.Attributes.Spelling,
            symbol.Name,
            symbol.Attributes.Spelling,
            layout,
            underlying,
            symbol.IsGenode);
        return symbol.Reference;
    }

    private static Layout OfScalar(ScalarKind kind) => new(Layouts.SizeOf(kind), Layouts.SizeOf(kind));

    private TypeReference? BindName(Identifier name, SourceFile file)
    {
        if (TypeNames.Scalar(name.Text) is { } scalar)
        {
            if (scalar == ScalarKind.USize)
            {
                MachineWord.Check(name.Span, file);
            }
            return new ScalarType(scalar);
        }
        if (name.Text == "void")
        {
            file.Sink.Report(
                TypeDiagnostics.NotAllowedHere, name.Span, "void", "a type of something", "Use it alone behind '->', or leave the type out.");
            return null;
        }
        if (NameLookup.Find(name, file) is not { } symbol)
        {
            return null;
        }
        if (symbol.Syntax is ConstDeclarationSyntax or ExceptionDeclarationSyntax)
        {
            file.Sink.Report(NameDiagnostics.WrongKind, name.Span, name.Text, symbol.Description, "a type");
            return null;
        }
        return symbol.Kind is null ? BindAlias(symbol, name.Span, file) : ReferenceTo(symbol, name.Span, file);
    }

    private AliasType? BindAlias(Symbol symbol, TextSpan span, SourceFile file)
    {
        if (!context.TryBind(symbol, span, file))
        {
            file.Sink.Report(TypeDiagnostics.ContainsItself, span, symbol.Name);
            return null;
        }
        return symbol.Model is AliasDeclaration alias
            ? new AliasType(symbol.File.Namespace, symbol.Name, symbol.Attributes.Spelling, alias.Target)
            : null;
    }

    private NamedType? AliasTarget(Symbol symbol, TextSpan span, SourceFile file) =>
        symbol.Syntax is AliasDeclarationSyntax ? BindAlias(symbol, span, file)?.Unaliased as NamedType : null;

    private ArrayType? BindArray(ArrayTypeSyntax array, SourceFile file)
    {
        TypeReference? element = Bind(array.Element, file);
        int? length = context.SizeOf(array.Length, file, "The length of an array", 1);
        return element is not null && length is { } count ? new ArrayType(element, count) : null;
    }

    private TypeReference? BindTransfer(TransferTypeSyntax transfer, SourceFile file)
    {
        if (Bind(transfer.Capability, file) is not { } type)
        {
            return null;
        }
        string word = transfer.IsMove ? "move" : "borrow";
        if (type.Unaliased is not CapabilityType { Transfer: CapabilityTransfer.Copy } capability)
        {
            file.Sink.Report(
                TypeDiagnostics.TransferOfData, transfer.Span, word, $"'{TypeNames.Of(type)}' is none", $"Remove '{word}'.");
            return null;
        }
        return capability with { Transfer = transfer.IsMove ? CapabilityTransfer.Move : CapabilityTransfer.Borrow };
    }

    private BulkType? BindBulk(BulkTypeSyntax bulk, SourceFile file)
    {
        if (Bind(bulk.Content, file) is not { } content)
        {
            return null;
        }
        switch (content.Unaliased)
        {
            case BytesType { Max: null }:
                return new BulkType(null);
            case NamedType { Kind: NamedTypeKind.Record } record:
                return new BulkType(record);
            default:
                file.Sink.Report(TypeDiagnostics.TypeArguments, bulk.Span, "bulk", "'bulk bytes', or 'bulk' and a record");
                return null;
        }
    }
}
