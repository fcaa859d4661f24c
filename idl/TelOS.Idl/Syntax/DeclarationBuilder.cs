using Antlr4.Runtime;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Grammar;
using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary>Makes declarations, except interfaces and sessions.</summary>
internal sealed class DeclarationBuilder
{
    private readonly SyntaxErrors _errors;
    private readonly DocCommentReader _documentation;
    private readonly ExpressionBuilder _expressions;
    private readonly TypeBuilder _types;
    private readonly InterfaceBuilder _interfaces;

    internal DeclarationBuilder(SyntaxErrors errors, DocCommentReader documentation, ExpressionBuilder expressions)
    {
        _errors = errors;
        _documentation = documentation;
        _expressions = expressions;
        _types = new TypeBuilder(errors, expressions);
        _interfaces = new InterfaceBuilder(errors, documentation, expressions, _types, this);
    }

    /// <summary>The declaration of an item, or null when not even its keyword was understood.</summary>
    internal DeclarationSyntax? Build(TidlParser.ItemContext item)
    {
        DocCommentSyntax? documentation = _documentation.Before(item.Start);
        IReadOnlyList<AttributeSyntax> attributes = _expressions.BuildAttributes(item.attributes());
        if (item.constant() is { } constant)
        {
            return new ConstDeclarationSyntax(
                Spans.Of(constant),
                documentation,
                attributes,
                NameBuilder.Build(constant.name(), constant),
                _types.Build(constant.type(), constant),
                _expressions.Build(constant.expression(), constant));
        }

        if (item.alias() is { } alias)
        {
            Identifier name = NameBuilder.Build(alias.name(), alias);
            return new AliasDeclarationSyntax(Spans.Of(alias), documentation, attributes, name, _types.Build(alias.type(), alias));
        }

        if (item.exceptionLine() is { } exception)
        {
            Identifier name = NameBuilder.Build(exception.name(), exception);
            return new ExceptionDeclarationSyntax(Spans.Of(exception), documentation, attributes, name);
        }

        return item.structure() is { } structure ? BuildStructure(structure, documentation, attributes)
            : item.enumeration() is { } enumeration ? BuildEnumeration(enumeration, documentation, attributes)
            : item.union() is { } union ? BuildUnion(union, documentation, attributes)
            : item.record() is { } record ? BuildRecord(record, documentation, attributes)
            : item.@object() is { } anObject ? _interfaces.Build(anObject, documentation, attributes)
            : null;
    }

    /// <summary>The number of a member, or null after an error or where none is written.</summary>
    internal OrdinalSyntax? BuildOrdinal(TidlParser.OrdinalContext? ordinal, Identifier name)
    {
        if (ordinal is null)
        {
            if (!name.IsMissing)
            {
                _errors.Add(SyntaxDiagnostics.OrdinalMissing, name.Span, name.Text);
            }

            return null;
        }

        return NameBuilder.Symbol(ordinal.INT()) is { } digits ? new OrdinalSyntax(Spans.Of(ordinal), Digits(digits)) : null;
    }

    /// <summary>The place of a removed member.</summary>
    internal ReservedSyntax BuildReserved(
        TidlParser.ReservedContext reserved, TidlParser.AttributesContext? attributes, OrdinalSyntax? ordinal, TextSpan span)
    {
        CheckNoAttributes(attributes, reserved.Start.Text);
        string? former = NameBuilder.Symbol(reserved.STRING()) is { } text ? _expressions.BuildText(text).Value : null;
        return new ReservedSyntax(span, ordinal, former);
    }

    /// <summary>Reports a number that is not written in plain decimal digits, which editions and ordinals are; gives its digits.</summary>
    internal string Digits(IToken token)
    {
        string text = token.Text;
        if (text.All(c => c is >= '0' and <= '9'))
        {
            return text;
        }

        _errors.Add(SyntaxDiagnostics.MalformedNumber, Spans.Of(token), text);
        return "0";
    }

    private void CheckNoAttributes(TidlParser.AttributesContext? attributes, string what)
    {
        if (attributes?.attributeList().Length > 0)
        {
            _errors.Add(SyntaxDiagnostics.AttributesNotAllowed, Spans.Of(attributes), what);
        }
    }

    private DeclarationSyntax BuildStructure(
        TidlParser.StructureContext structure, DocCommentSyntax? documentation, IReadOnlyList<AttributeSyntax> attributes)
    {
        TextSpan span = Spans.Of(structure);
        Identifier name = NameBuilder.Build(structure.name(), structure);
        LayoutMemberSyntax[] members = [.. structure.layoutMember().Select(BuildLayoutMember).OfType<LayoutMemberSyntax>()];
        return structure.STRUCT() is not null
            ? new StructDeclarationSyntax(span, documentation, attributes, name, members)
            : new DataspaceDeclarationSyntax(span, documentation, attributes, name, members);
    }

    private LayoutMemberSyntax? BuildLayoutMember(TidlParser.LayoutMemberContext member)
    {
        if (member.padding() is { } padding)
        {
            CheckNoAttributes(member.attributes(), padding.Start.Text);
            ExpressionSyntax size = _expressions.Build(padding.expression(), padding);
            return new PaddingSyntax(Spans.Of(padding), padding.RESERVE() is not null, size);
        }

        return member.field() is not { } field ? null : new FieldSyntax(
            Spans.Of(field),
            _documentation.Before(member.Start),
            _expressions.BuildAttributes(member.attributes()),
            NameBuilder.Build(field.name(), field),
            _types.Build(field.type(), field));
    }

    private EnumDeclarationSyntax BuildEnumeration(
        TidlParser.EnumerationContext enumeration, DocCommentSyntax? documentation, IReadOnlyList<AttributeSyntax> attributes)
    {
        EnumKind kind = enumeration.FLAGS() is not null ? EnumKind.Flags : enumeration.ERROR() is not null ? EnumKind.Error : EnumKind.Enum;
        TidlParser.EnumeratorContext[] enumerators = enumeration.enumerator();
        List<EnumMemberSyntax> members = [];
        for (int i = 0; i < enumerators.Length; i++)
        {
            members.Add(BuildEnumerator(enumerators[i], i + 1 < enumerators.Length ? enumerators[i + 1] : null));
        }

        return new EnumDeclarationSyntax(
            Spans.Of(enumeration),
            documentation,
            attributes,
            NameBuilder.Build(enumeration.name(), enumeration),
            kind,
            _types.BuildOptional(enumeration.type()),
            members);
    }

    private EnumMemberSyntax BuildEnumerator(TidlParser.EnumeratorContext enumerator, TidlParser.EnumeratorContext? next)
    {
        Identifier name = NameBuilder.Build(enumerator.name(), enumerator);
        ExpressionSyntax? value = enumerator.expression() is { } expression ? _expressions.Build(expression, enumerator) : null;
        bool isWhole = enumerator.exception is null && !name.IsMissing;
        if (isWhole && value is null)
        {
            _errors.Add(SyntaxDiagnostics.EnumeratorValueMissing, name.Span, name.Text);
        }

        // What could not be read behind it may have been meant to belong to it.
        bool isSeparated = next is null ? enumerator.SEMI() is null : enumerator.COMMA() is not null || next.exception is not null;
        TextSpan end = value?.Span ?? name.Span;
        if (isWhole && !isSeparated)
        {
            _errors.Add(SyntaxDiagnostics.CommaMissing, new TextSpan(end.End, 0), name.Text);
        }

        return new EnumMemberSyntax(
            TextSpan.Between(name.Span, end),
            _documentation.Before(enumerator.Start),
            _expressions.BuildAttributes(enumerator.attributes(), enumerator.trailer()),
            name,
            value);
    }

    private UnionDeclarationSyntax BuildUnion(
        TidlParser.UnionContext union, DocCommentSyntax? documentation, IReadOnlyList<AttributeSyntax> attributes) =>
        new(
            Spans.Of(union),
            documentation,
            attributes,
            NameBuilder.Build(union.name(), union),
            _types.BuildOptional(union.type()),
            [.. union.ordinalField().Select(BuildOrdinalField).OfType<OrdinalMemberSyntax>()]);

    private RecordDeclarationSyntax BuildRecord(
        TidlParser.RecordContext record, DocCommentSyntax? documentation, IReadOnlyList<AttributeSyntax> attributes)
    {
        OrdinalMemberSyntax[] members = [.. record.ordinalField().Select(BuildOrdinalField).OfType<OrdinalMemberSyntax>()];
        foreach (TidlParser.OrdinalFieldContext field in record.ordinalField().Where(f => f.exception is null && f.name() is not null && f.type() is null))
        {
            Identifier name = NameBuilder.Build(field.name(), field);
            _errors.Add(SyntaxDiagnostics.FieldTypeMissing, name.Span, name.Text);
        }

        return new RecordDeclarationSyntax(Spans.Of(record), documentation, attributes, NameBuilder.Build(record.name(), record), members);
    }

    private OrdinalMemberSyntax? BuildOrdinalField(TidlParser.OrdinalFieldContext field)
    {
        ParserRuleContext? named = (ParserRuleContext?)field.reserved() ?? field.name();
        if (named is null)
        {
            return null;
        }

        TextSpan span = Spans.Between(field.ordinal()?.Start ?? named.Start, field.Stop);
        if (field.reserved() is { } reserved)
        {
            OrdinalSyntax? number = BuildOrdinal(field.ordinal(), NameBuilder.Build(reserved.Start));
            return BuildReserved(reserved, field.attributes(), number, span);
        }

        Identifier name = NameBuilder.Build(field.name(), field);
        return new OrdinalFieldSyntax(
            span,
            _documentation.Before(field.Start),
            _expressions.BuildAttributes(field.attributes()),
            BuildOrdinal(field.ordinal(), name),
            name,
            _types.BuildOptional(field.type()));
    }
}
