using TelOS.Idl.Grammar;

namespace TelOS.Idl.Formatting;

/// <summary>Writes members, each on one line unless it is too long.</summary>
/// <param name="writer">Where to.</param>
/// <param name="content">The source.</param>
internal sealed class MemberPrinter(SourceWriter writer, string content)
{
    private readonly InlinePrinter _inline = new(writer);

    internal void LayoutMember(TidlParser.LayoutMemberContext member)
    {
        _inline.Attributes(member.attributes(), space: true);
        if (member.padding() is { } padding)
        {
            writer.Word(padding.Start, space: true);
            _inline.Expression(padding.expression());
            _inline.Word(padding.SEMI(), space: false);
        }
        else
        {
            TidlParser.FieldContext field = member.field();
            Typed(field.name(), field.COLON(), field.type());
            _inline.Word(field.SEMI(), space: false);
        }
    }

    internal void OrdinalField(TidlParser.OrdinalFieldContext field)
    {
        _inline.Attributes(field.attributes(), space: true);
        Ordinal(field.ordinal());
        if (field.reserved() is { } reserved)
        {
            Reserved(reserved);
        }
        else if (field.type() is { } type)
        {
            Typed(field.name(), field.COLON(), type);
        }
        else
        {
            _inline.Name(field.name());
        }

        _inline.Word(field.SEMI(), space: false);
    }

    internal void Enumerator(TidlParser.EnumeratorContext enumerator, bool isLast)
    {
        _inline.Attributes(enumerator.attributes(), space: true);
        _inline.Name(enumerator.name());
        _inline.Word(enumerator.ASSIGN());
        _inline.Expression(enumerator.expression());
        _inline.Attributes(enumerator.trailer().attributeList(), space: true);
        if (!isLast)
        {
            _inline.Word(enumerator.COMMA(), space: false);
        }
    }

    internal void Setting(TidlParser.SettingContext setting)
    {
        _inline.Name(setting.name());
        _inline.Word(setting.COLON(), space: false);
        _inline.Expression(setting.expression());
        _inline.Word(setting.SEMI(), space: false);
    }

    internal void Argument(TidlParser.ArgumentContext argument)
    {
        _inline.Attributes(argument.attributes(), space: true);
        Typed(argument.name(), argument.COLON(), argument.type());
        if (argument.ASSIGN() is { } assign)
        {
            _inline.Word(assign);
            _inline.Expression(argument.expression());
        }

        _inline.Word(argument.SEMI(), space: false);
    }

    internal void Member(TidlParser.ObjectItemContext item)
    {
        _inline.Attributes(item.attributes(), space: true);
        if (item.attributes().ChildCount > 0 && !FitsOneLine(item))
        {
            writer.Break(BlankLines.None);
        }

        Member(item.member());
    }

    private bool FitsOneLine(TidlParser.ObjectItemContext item)
    {
        SourceWriter measure = new(content, []);
        MemberPrinter flat = new(measure, content);
        flat._inline.Attributes(item.attributes(), space: false);
        flat.Member(item.member());
        return SourceWriter.Step + measure.Column <= SourceWriter.Width;
    }

    private void Member(TidlParser.MemberContext member)
    {
        Ordinal(member.ordinal());
        if (member.reserved() is { } reserved)
        {
            Reserved(reserved);
        }
        else if (member.signal() is { } signal)
        {
            Signal(signal);
        }
        else
        {
            Method(member.method());
        }

        _inline.Word(member.SEMI(), space: false);
    }

    private void Ordinal(TidlParser.OrdinalContext ordinal)
    {
        _inline.Word(ordinal.AT());
        _inline.Word(ordinal.INT(), space: false);
    }

    private void Reserved(TidlParser.ReservedContext reserved)
    {
        _inline.Word(reserved.RESERVED());
        if (reserved.STRING() is { } former)
        {
            _inline.Word(former);
        }
    }

    private void Signal(TidlParser.SignalContext signal)
    {
        _inline.Word(signal.SIGNAL());
        _inline.Name(signal.name(0));
        if (signal.READS() is { } reads)
        {
            _inline.Word(reads);
            _inline.Name(signal.name(1));
        }
    }

    private void Method(TidlParser.MethodContext method)
    {
        _inline.Name(method.name());
        _inline.Word(method.LPAREN(), space: false);
        _inline.Separated(method.parameters().parameter(), method.parameters().COMMA(), Parameter);
        _inline.Word(method.RPAREN(), space: false);
        if (method.result() is { } result)
        {
            writer.SoftBreak(SourceWriter.Continuation);
            _inline.Word(result.ARROW());
            _inline.Type(result.type(0));
            if (result.OR() is { } or)
            {
                _inline.Word(or);
                _inline.Type(result.type(1));
            }
        }

        if (method.throwsClause() is { } throws)
        {
            writer.SoftBreak(SourceWriter.Continuation);
            _inline.Word(throws.THROWS());
            _inline.Word(throws.LPAREN());
            _inline.Separated(throws.qualifiedName(), throws.COMMA(), _inline.QualifiedName);
            _inline.Word(throws.RPAREN(), space: false);
        }
    }

    private void Parameter(TidlParser.ParameterContext parameter, bool space)
    {
        if (space)
        {
            writer.SoftBreak(SourceWriter.Continuation);
        }

        _inline.Attributes(parameter.attributes(), space);
        space |= parameter.attributes().ChildCount > 0;
        if (parameter.INOUT() is { } inout)
        {
            _inline.Word(inout, space);
            space = true;
        }

        Typed(parameter.name(), parameter.COLON(), parameter.type(), space);
    }

    private void Typed(
        TidlParser.NameContext name, Antlr4.Runtime.Tree.ITerminalNode colon, TidlParser.TypeContext type, bool space = true)
    {
        _inline.Name(name, space);
        _inline.Word(colon, space: false);
        _inline.Type(type);
    }
}
