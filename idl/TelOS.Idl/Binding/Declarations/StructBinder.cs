using TelOS.Idl.Binding.Attributes;
using TelOS.Idl.Binding.Documents;
using TelOS.Idl.Binding.Names;
using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Binding.Types;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Naming;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Binding.Declarations;

/// <summary>Binds structs and dataspaces and lays their fields out.</summary>
/// <param name="context">The compilation.</param>
internal sealed class StructBinder(BindingContext context)
{
    public StructDeclaration? Bind(Symbol symbol, StructDeclarationSyntax syntax)
    {
        LayoutBuilder? builder = Lay(symbol, syntax.Members, TypePlace.Field);
        Documentation? documentation = DeclarationBinder.Document(symbol);
        return builder is null
            ? null
            : new StructDeclaration(
                symbol.Name,
                symbol.Attributes.Spelling,
                documentation,
                symbol.Attributes.Availability,
                symbol.IsGenode,
                symbol.Attributes.Packing,
                builder.Layout,
                ValueArray.From(builder.Fields),
                ValueArray.From(builder.Reserved));
    }

    public DataspaceDeclaration? Bind(Symbol symbol, DataspaceDeclarationSyntax syntax)
    {
        LayoutBuilder? builder = Lay(symbol, syntax.Members, TypePlace.DataspaceMember);
        Documentation? documentation = DeclarationBinder.Document(symbol);
        return builder is null
            ? null
            : new DataspaceDeclaration(
                symbol.Name,
                symbol.Attributes.Spelling,
                documentation,
                symbol.Attributes.Availability,
                symbol.IsGenode,
                builder.Layout,
                ValueArray.From(builder.Fields),
                ValueArray.From(builder.Reserved));
    }

    /// <summary>The layout, or null when a field has none.</summary>
    private LayoutBuilder? Lay(Symbol symbol, IReadOnlyList<LayoutMemberSyntax> members, TypePlace place)
    {
        SourceFile file = symbol.File;
        NameScope names = new(NameForm.Member, file.Sink, symbol.Attributes.Spelling.CSharp ?? TargetNames.ToCSharp(symbol.Name));
        LayoutBuilder builder = new(symbol, symbol.Attributes.Packing);
        for (int i = 0; i < members.Count; i++)
        {
            switch (members[i])
            {
                case PaddingSyntax { IsReserve: true } tail when i + 1 < members.Count:
                    file.Sink.Report(TypeDiagnostics.ReserveNotLast, tail.Span);
                    AddPadding(builder, tail, file);
                    break;
                case PaddingSyntax padding:
                    AddPadding(builder, padding, file);
                    break;
                case FieldSyntax field:
                    AddField(builder, field, names, place, file, i + 1 == members.Count);
                    break;
            }
        }
        return builder.Finish() ? builder : null;
    }

    private void AddPadding(LayoutBuilder builder, PaddingSyntax padding, SourceFile file)
    {
        if (context.SizeOf(padding.Size, file, padding.IsReserve ? "A reserved tail" : "Padding", 1) is { } size)
        {
            builder.AddPadding(size, padding.IsReserve ? ReservedKind.Reserve : ReservedKind.Pad);
        }
        else
        {
            builder.Spoil();
        }
    }

    private void AddField(LayoutBuilder builder, FieldSyntax field, NameScope names, TypePlace place, SourceFile file, bool isLast)
    {
        BoundAttributes attributes = AttributeBinder.Bind(field.Attributes, AttributeTarget.Field, file.Sink);
        Documentation? documentation = DocumentationBinder.Bind(field.Documentation, file.Sink);
        Spelling spelling = names.Add(field.Name, attributes.Spelling);
        TypeReference? type = context.Types.Bind(field.Type, file);
        if (type is null || !TypePlacement.Check(type, place, field.Type.Span, file.Sink))
        {
            builder.Spoil();
            return;
        }
        if (type.Unaliased is PacketsType && !isLast)
        {
            file.Sink.Report(TypeDiagnostics.PacketsNotLast, field.Span, field.Name.Text);
        }
        builder.AddField(
            new Field(field.Name.Text, spelling, documentation, attributes.Availability, type, 0), field.Name.Span);
    }
}
