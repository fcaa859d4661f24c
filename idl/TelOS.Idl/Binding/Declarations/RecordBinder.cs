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

/// <summary>Binds records.</summary>
/// <param name="context">The compilation.</param>
internal sealed class RecordBinder(BindingContext context)
{
    // What every record has in C++ beside its fields. No name that is made from one in a contract begins with a capital.
    private static readonly HashSet<string> s_cppTypes = new(["Builder", "Decode_result", "Encode_result", "Fields"], StringComparer.Ordinal);

    public RecordDeclaration Bind(Symbol symbol, RecordDeclarationSyntax syntax)
    {
        SourceFile file = symbol.File;
        MemberNumbers keys = new("The key", ushort.MaxValue, file.Sink);
        NameScope names = new(NameForm.Member, file.Sink, symbol.Attributes.Spelling.CSharp ?? TargetNames.ToCSharp(symbol.Name));
        List<RecordField> fields = [];
        List<int> reserved = [];
        foreach (OrdinalMemberSyntax member in syntax.Members)
        {
            int? key = keys.Add(member.Ordinal);
            if (member is OrdinalFieldSyntax field)
            {
                BindField(symbol, field, key ?? 0, names, fields);
            }
            else if (key is { } removed)
            {
                reserved.Add(removed);
            }
        }
        reserved.Sort();
        return new RecordDeclaration(
            symbol.Name,
            symbol.Attributes.Spelling,
            DeclarationBinder.Document(symbol),
            symbol.Attributes.Availability,
            symbol.IsGenode,
            ValueArray.From(fields.OrderBy(f => f.Key)),
            ValueArray.From(reserved));
    }

    private void BindField(Symbol symbol, OrdinalFieldSyntax field, int key, NameScope names, List<RecordField> fields)
    {
        SourceFile file = symbol.File;
        BoundAttributes attributes = AttributeBinder.Bind(field.Attributes, AttributeTarget.Field, file.Sink);
        Documentation? documentation = DocumentationBinder.Bind(field.Documentation, file.Sink);
        Spelling spelling = names.Add(field.Name, attributes.Spelling);
        if (spelling.Cpp is { } cpp && (s_cppTypes.Contains(cpp) || cpp == (symbol.Attributes.Spelling.Cpp ?? TargetNames.ToCppType(symbol.Name))))
        {
            file.Sink.Report(NameDiagnostics.BadSpelling, field.Name.Span, cpp, "the name of a record's field", "C++");
        }
        if (field.Type is null
            || context.Types.Bind(field.Type, file) is not { } type
            || !TypePlacement.Check(type, TypePlace.RecordField, field.Type.Span, file.Sink))
        {
            return;
        }
        if (type.Unaliased is NamedType { Kind: NamedTypeKind.Record } record)
        {
            symbol.MandatoryRecords.Add((record.Namespace, record.Name));
        }
        fields.Add(new RecordField(key, field.Name.Text, spelling, documentation, attributes.Availability, type));
    }
}
