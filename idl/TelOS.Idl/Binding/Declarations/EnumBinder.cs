using TelOS.Idl.Binding.Attributes;
using TelOS.Idl.Binding.Constants;
using TelOS.Idl.Binding.Documents;
using TelOS.Idl.Binding.Names;
using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Binding.Types;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Binding.Declarations;

/// <summary>Binds enumerations, flags and errors.</summary>
/// <param name="context">The compilation.</param>
internal sealed class EnumBinder(BindingContext context)
{
    public Declaration Bind(Symbol symbol, EnumDeclarationSyntax syntax)
    {
        SourceFile file = symbol.File;
        ScalarKind underlying = BindUnderlying(syntax, file);
        EnumeratorValues values = new(context, file, syntax.Members);
        NameScope names = new(NameForm.Constant, file.Sink);
        List<EnumMember?> members = [];
        for (int i = 0; i < syntax.Members.Count; i++)
        {
            members.Add(BindMember(symbol, syntax, i, underlying, values, names));
        }
        EnumRules.Check(symbol, syntax, members);
        ValueArray<EnumMember> valid = ValueArray.From(members.OfType<EnumMember>());
        Documentation? documentation = DeclarationBinder.Document(symbol);
        BoundAttributes attributes = symbol.Attributes;
        return syntax.Kind == EnumKind.Flags
            ? new FlagsDeclaration(
                symbol.Name,
                attributes.Spelling,
                documentation,
                attributes.Availability,
                symbol.IsGenode,
                underlying,
                attributes.IsFlexible,
                valid)
            : new EnumDeclaration(
                symbol.Name,
                attributes.Spelling,
                documentation,
                attributes.Availability,
                symbol.IsGenode,
                underlying,
                syntax.Kind == EnumKind.Error,
                attributes.IsFlexible,
                valid);
    }

    private ScalarKind BindUnderlying(EnumDeclarationSyntax syntax, SourceFile file)
    {
        if (syntax.Underlying is null || context.Types.Bind(syntax.Underlying, file) is not { } type)
        {
            return ScalarKind.U32;
        }
        bool isFlags = syntax.Kind == EnumKind.Flags;
        if (type.Unaliased is ScalarType scalar && Layouts.IsInteger(scalar.Kind) && !(isFlags && Layouts.IsSigned(scalar.Kind)))
        {
            return scalar.Kind;
        }
        file.Sink.Report(
            TypeDiagnostics.UnderlyingType,
            syntax.Underlying.Span,
            TypeNames.Of(type),
            isFlags ? "what holds flags" : "what an enumeration is made of",
            isFlags ? "an unsigned integer" : "an integer");
        return ScalarKind.U32;
    }

    /// <summary>The member, or null when it has no value.</summary>
    private static EnumMember? BindMember(
        Symbol symbol,
        EnumDeclarationSyntax syntax,
        int index,
        ScalarKind underlying,
        EnumeratorValues values,
        NameScope names)
    {
        DiagnosticSink sink = symbol.File.Sink;
        EnumMemberSyntax member = syntax.Members[index];
        AttributeTarget target = syntax.Kind == EnumKind.Error ? AttributeTarget.ErrorValue : AttributeTarget.Enumerator;
        BoundAttributes attributes = AttributeBinder.Bind(member.Attributes, target, sink);
        Documentation? documentation = DocumentationBinder.Bind(member.Documentation, sink);
        Spelling spelling = names.Add(member.Name, attributes.Spelling);
        return member.Value is not null
            && values.ValueOf(index) is { } constant
            && ScalarRange.Convert(constant, underlying, member.Value.Span, sink)?.Integer is { } value
                ? new EnumMember(member.Name.Text, spelling, documentation, attributes.Availability, value, attributes.Quota)
                : null;
    }
}
