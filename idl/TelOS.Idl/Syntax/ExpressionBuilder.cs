using Antlr4.Runtime;
using TelOS.Idl.Grammar;
using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary>Makes expressions and attributes. The scanner has bounded how deep they nest.</summary>
internal sealed class ExpressionBuilder(SyntaxErrors errors)
{
    /// <summary>An expression; an empty name at the end of <paramref name="parent"/> when there is none.</summary>
    internal ExpressionSyntax Build(TidlParser.ExpressionContext? expression, ParserRuleContext parent) => expression switch
    {
        TidlParser.UnaryContext unary =>
            new UnaryExpressionSyntax(Spans.Of(unary), unary.Start.Text, Build(unary.expression(), unary)),
        TidlParser.BinaryContext binary => BuildBinary(binary),
        TidlParser.GroupContext group => Build(group.expression(), group) with { Span = Spans.Of(group) },
        TidlParser.IntegerContext integer => BuildInteger(integer),
        TidlParser.FloatContext number => new FloatLiteralSyntax(Spans.Of(number), number.Start.Text),
        TidlParser.TextContext text => BuildText(text.Start),
        TidlParser.BooleanContext truth => new BooleanLiteralSyntax(Spans.Of(truth), truth.TRUE() is not null),
        TidlParser.ConstantNameContext constant => BuildName(NameBuilder.Build(constant.qualifiedName(), constant)),
        null => BuildName(NameBuilder.Missing(parent)),
        _ => BuildName(NameBuilder.Missing(expression)),
    };

    /// <summary>A quoted text with its escapes resolved.</summary>
    internal StringLiteralSyntax BuildText(IToken token) =>
        new(Spans.Of(token), TextLiteral.Decode(token.Text, token.StartIndex, errors));

    /// <summary>The attributes in brackets, of all lists in order.</summary>
    internal IReadOnlyList<AttributeSyntax> BuildAttributes(TidlParser.AttributesContext? attributes, TidlParser.TrailerContext? trailer = null)
    {
        if ((attributes?.ChildCount ?? 0) + (trailer?.ChildCount ?? 0) == 0)
        {
            return [];
        }

        return [.. (attributes?.attributeList() ?? [])
            .Concat(trailer?.attributeList() ?? [])
            .SelectMany(list => list.attribute())
            .Select(attribute => new AttributeSyntax(
                Spans.Of(attribute),
                NameBuilder.Build(attribute.name(), attribute),
                [.. attribute.expression().Select(argument => Build(argument, attribute))]))];
    }

    private static NameExpressionSyntax BuildName(Identifier name) => new(name.Span, name);

    private static IntegerLiteralSyntax BuildInteger(TidlParser.IntegerContext integer)
    {
        bool hasUnit = integer.KIB() is not null || integer.MIB() is not null || integer.GIB() is not null;
        return new IntegerLiteralSyntax(Spans.Of(integer), integer.Start.Text, hasUnit ? integer.Stop.Text : null);
    }

    private BinaryExpressionSyntax BuildBinary(TidlParser.BinaryContext binary)
    {
        ExpressionSyntax left = Build(binary.expression(0), binary);
        ExpressionSyntax right = Build(binary.expression(1), binary);
        string sign = NameBuilder.Symbol(binary.GetChild(1) as Antlr4.Runtime.Tree.ITerminalNode)?.Text ?? "+";
        return new BinaryExpressionSyntax(TextSpan.Between(left.Span, right.Span), left, sign, right);
    }
}
