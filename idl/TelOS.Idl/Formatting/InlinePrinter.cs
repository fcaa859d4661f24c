using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using TelOS.Idl.Grammar;

namespace TelOS.Idl.Formatting;

/// <summary>Writes what stands on one line: types, expressions, attributes, names.</summary>
internal sealed class InlinePrinter(SourceWriter writer)
{
    /// <summary>Writes a word.</summary>
    /// <param name="word">The word.</param>
    /// <param name="space">Whether a space separates it from the word before.</param>
    internal void Word(ITerminalNode word, bool space = true) => writer.Word(word.Symbol, space);

    /// <summary>Writes a name.</summary>
    internal void Name(TidlParser.NameContext name, bool space = true) => writer.Word(name.Start, space);

    /// <summary>Writes a name with its qualification.</summary>
    internal void QualifiedName(TidlParser.QualifiedNameContext name, bool space = true)
    {
        for (int i = 0; i < name.ChildCount; i++)
        {
            IToken word = name.GetChild(i) is ITerminalNode dot ? dot.Symbol : ((ParserRuleContext)name.GetChild(i)).Start;
            writer.Word(word, space && i == 0);
        }
    }

    /// <summary>Writes a list of words and rules with commas between.</summary>
    internal void Separated<T>(T[] elements, ITerminalNode[] commas, Action<T, bool> print, bool spaceFirst = false)
    {
        for (int i = 0; i < elements.Length; i++)
        {
            print(elements[i], i > 0 || spaceFirst);
            if (i < commas.Length)
            {
                Word(commas[i], space: false);
            }
        }
    }

    /// <summary>Writes attribute lists with a space between each.</summary>
    internal void Attributes(TidlParser.AttributesContext attributes, bool space) => Attributes(attributes.attributeList(), space);

    /// <summary>Writes attribute lists with a space between each.</summary>
    internal void Attributes(TidlParser.AttributeListContext[] lists, bool space)
    {
        foreach (TidlParser.AttributeListContext list in lists)
        {
            Word(list.LBRACKET(), space);
            Separated(list.attribute(), list.COMMA(), Attribute);
            Word(list.RBRACKET(), space: false);
            space = true;
        }
    }

    /// <summary>Writes a type.</summary>
    internal void Type(TidlParser.TypeContext type, bool space = true)
    {
        TypeCore(type.typeCore(), space);
        foreach (TidlParser.TypeSuffixContext suffix in type.typeSuffix())
        {
            if (suffix.QUESTION() is { } question)
            {
                Word(question, space: false);
            }
            else
            {
                Word(suffix.LBRACKET(), space: false);
                Expression(suffix.expression(), space: false);
                Word(suffix.RBRACKET(), space: false);
            }
        }
    }

    /// <summary>Writes an expression, parentheses as they are.</summary>
    internal void Expression(TidlParser.ExpressionContext expression, bool space = true)
    {
        switch (expression)
        {
            case TidlParser.UnaryContext unary:
                writer.Word(unary.Start, space);
                Expression(unary.expression(), space: false);
                break;
            case TidlParser.BinaryContext binary:
                Expression(binary.expression(0), space);
                Word((ITerminalNode)binary.GetChild(1));
                Expression(binary.expression(1));
                break;
            case TidlParser.GroupContext group:
                Word(group.LPAREN(), space);
                Expression(group.expression(), space: false);
                Word(group.RPAREN(), space: false);
                break;
            case TidlParser.ConstantNameContext constant:
                QualifiedName(constant.qualifiedName(), space);
                break;
            default:
                writer.Word(expression.Start, space);
                if (expression.Stop != expression.Start)
                {
                    writer.Word(expression.Stop, space: true);
                }

                break;
        }
    }

    private void Attribute(TidlParser.AttributeContext attribute, bool space)
    {
        Name(attribute.name(), space);
        if (attribute.LPAREN() is { } open)
        {
            Word(open, space: false);
            Separated(attribute.expression(), attribute.COMMA(), Expression);
            Word(attribute.RPAREN(), space: false);
        }
    }

    private void TypeCore(TidlParser.TypeCoreContext core, bool space)
    {
        if (core.qualifiedName() is { } name)
        {
            QualifiedName(name, space);
            return;
        }

        // 'move', 'borrow', 'bulk', or a built-in type.
        writer.Word(core.Start, space);
        if (core.type() is { } inner)
        {
            Type(inner);
        }
        else if (core.typeArguments() is { } arguments)
        {
            Word(arguments.LT(), space: false);
            Separated(arguments.typeArgument(), arguments.COMMA(), TypeArgument);
            Word(arguments.GT(), space: false);
        }
    }

    private void TypeArgument(TidlParser.TypeArgumentContext argument, bool space)
    {
        if (argument.type() is { } type)
        {
            Type(type, space);
        }
        else
        {
            Expression(argument.expression(), space);
        }
    }
}
