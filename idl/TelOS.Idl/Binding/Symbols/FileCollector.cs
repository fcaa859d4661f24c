using TelOS.Idl.Binding.Attributes;
using TelOS.Idl.Binding.Documents;
using TelOS.Idl.Binding.Names;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Naming;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Binding.Symbols;

/// <summary>Lists what a file declares, and checks what can be checked without looking at others.</summary>
internal static class FileCollector
{
    private const string Edition = "1";

    public static SourceFile Collect(SyntaxTree tree, string path, bool isPrelude)
    {
        SourceFile file = new(tree, path, isPrelude);
        file.Sink.AddRange(tree.Diagnostics);
        CompilationUnitSyntax root = tree.Root;
        if (root.Edition is { } edition && edition.Number != Edition)
        {
            file.Sink.Report(NameDiagnostics.UnsupportedEdition, edition.Span, edition.Number);
        }
        if (root.Namespace is { } line)
        {
            file.Attributes = AttributeBinder.Bind(line.Attributes, AttributeTarget.Namespace, file.Sink);
            CheckHeader(line.Attributes, file.Attributes, file.IsGenode, file);
            CheckNamespace(line, file);
        }
        NameScope types = new(NameForm.Type, file.Sink);
        NameScope constants = new(NameForm.Constant, file.Sink);
        foreach (DeclarationSyntax declaration in root.Declarations)
        {
            (NamedTypeKind? kind, AttributeTarget target) = KindOf(declaration);
            BoundAttributes attributes = AttributeBinder.Bind(declaration.Attributes, target, file.Sink);
            Symbol symbol = new(file, declaration, kind, attributes);
            CheckHeader(declaration.Attributes, attributes, symbol.IsGenode, file);
            file.Declared.Add(symbol);
            NameScope scope = target == AttributeTarget.Constant ? constants : types;
            _ = scope.Add(declaration.Name, attributes.Spelling);
            if (!declaration.Name.IsMissing && !file.Symbols.ContainsKey(symbol.Name))
            {
                file.Symbols.Add(symbol.Name, symbol);
            }
        }
        return file;
    }

    /// <summary>The documentation of the namespace line.</summary>
    public static Documentation? Document(SourceFile file) =>
        DocumentationBinder.Bind(file.Tree.Root.Namespace?.Documentation, file.Sink);

    private static void CheckHeader(IReadOnlyList<AttributeSyntax> attributes, BoundAttributes bound, bool isGenode, SourceFile file)
    {
        if (bound.Spelling.Header is not null && !isGenode)
        {
            file.Sink.Report(NameDiagnostics.HeaderOutsideGenode, attributes.First(a => a.Name.Text == "header").Span);
        }
    }

    private static void CheckNamespace(NamespaceSyntax line, SourceFile file)
    {
        foreach (string segment in line.Name.Text.Split('.'))
        {
            if (segment.Length == 0)
            {
                continue;
            }
            if (!char.IsLower(segment[0]) || segment.IndexOf('_') >= 0)
            {
                file.Sink.Report(NameDiagnostics.NamingStyle, line.Name.Span, segment, "camelCase", NameStyle.ToCamel(segment));
            }
            else if (file.Attributes.Spelling.Cpp is null && CppKeywords.Contains(TargetNames.ToCpp(segment)))
            {
                file.Sink.Report(NameDiagnostics.Keyword, line.Name.Span, segment, TargetNames.ToCpp(segment), "C++", "cpp");
            }
        }
    }

    private static (NamedTypeKind? Kind, AttributeTarget Target) KindOf(DeclarationSyntax declaration) => declaration switch
    {
        ConstDeclarationSyntax => (null, AttributeTarget.Constant),
        AliasDeclarationSyntax => (null, AttributeTarget.Alias),
        StructDeclarationSyntax => (NamedTypeKind.Struct, AttributeTarget.Struct),
        DataspaceDeclarationSyntax => (NamedTypeKind.Dataspace, AttributeTarget.Dataspace),
        EnumDeclarationSyntax { Kind: EnumKind.Flags } => (NamedTypeKind.Flags, AttributeTarget.Flags),
        EnumDeclarationSyntax { Kind: EnumKind.Error } => (NamedTypeKind.Error, AttributeTarget.Error),
        EnumDeclarationSyntax => (NamedTypeKind.Enum, AttributeTarget.Enum),
        UnionDeclarationSyntax => (NamedTypeKind.Union, AttributeTarget.Union),
        RecordDeclarationSyntax => (NamedTypeKind.Record, AttributeTarget.Record),
        InterfaceDeclarationSyntax { IsSession: true } => (NamedTypeKind.Session, AttributeTarget.Interface),
        InterfaceDeclarationSyntax => (NamedTypeKind.Interface, AttributeTarget.Interface),
        _ => (NamedTypeKind.Exception, AttributeTarget.Exception),
    };
}
