using Antlr4.Runtime;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Grammar;
using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary>Makes types. The scanner has bounded how deep they nest.</summary>
internal sealed class TypeBuilder(SyntaxErrors errors, ExpressionBuilder expressions)
{
    /// <summary>A type; one with an empty name at the end of <paramref name="parent"/> when there is none.</summary>
    internal TypeSyntax Build(TidlParser.TypeContext? type, ParserRuleContext parent)
    {
        if (type?.typeCore() is not { } core)
        {
            return Missing(type ?? parent);
        }

        TypeSyntax built = BuildCore(core);
        foreach (TidlParser.TypeSuffixContext suffix in type.typeSuffix())
        {
            TextSpan span = TextSpan.Between(built.Span, Spans.Of(suffix));
            built = suffix.QUESTION() is not null
                ? new OptionalTypeSyntax(span, built)
                : new ArrayTypeSyntax(span, built, expressions.Build(suffix.expression(), suffix));
        }

        return built;
    }

    /// <summary>The type behind a colon or arrow that may be left out, or null.</summary>
    internal TypeSyntax? BuildOptional(TidlParser.TypeContext? type) => type is null ? null : Build(type, type);

    private static NameTypeSyntax Missing(ParserRuleContext parent)
    {
        Identifier name = NameBuilder.Missing(parent);
        return new NameTypeSyntax(name.Span, name);
    }

    private TypeSyntax BuildCore(TidlParser.TypeCoreContext core)
    {
        TextSpan span = Spans.Of(core);
        if (core.generic() is { } generic)
        {
            return new GenericTypeSyntax(span, NameBuilder.Build(generic.Start), BuildArguments(core.typeArguments()));
        }

        if (core.qualifiedName() is { } qualified)
        {
            Identifier name = NameBuilder.Build(qualified, core);
            if (core.typeArguments() is { } arguments)
            {
                errors.Add(SyntaxDiagnostics.NoTypeArguments, Spans.Of(arguments), name.Text);
            }

            return new NameTypeSyntax(name.Span, name);
        }

        return core.BULK() is not null ? new BulkTypeSyntax(span, Build(core.type(), core))
            : core.MOVE() is not null || core.BORROW() is not null
                ? new TransferTypeSyntax(span, core.MOVE() is not null, Build(core.type(), core))
                : Missing(core);
    }

    private IReadOnlyList<TypeArgumentSyntax> BuildArguments(TidlParser.TypeArgumentsContext? arguments) =>
        [.. (arguments?.typeArgument() ?? []).Select(BuildArgument)];

    private TypeArgumentSyntax BuildArgument(TidlParser.TypeArgumentContext argument)
    {
        if (argument.type() is not { } type)
        {
            ExpressionSyntax size = expressions.Build(argument.expression(), argument);
            return new TypeArgumentSyntax(size.Span, null, size);
        }

        TypeSyntax built = Build(type, argument);
        ExpressionSyntax? name = built is NameTypeSyntax named ? new NameExpressionSyntax(named.Span, named.Name) : null;
        return new TypeArgumentSyntax(built.Span, built, name);
    }
}
