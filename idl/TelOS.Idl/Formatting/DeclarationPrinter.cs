using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using TelOS.Idl.Grammar;

namespace TelOS.Idl.Formatting;

/// <summary>Writes declarations and their members.</summary>
/// <param name="writer">Where to.</param>
/// <param name="content">The source.</param>
/// <param name="isFlat">Whether everything goes on one line, to find out how long that would be.</param>
internal sealed class DeclarationPrinter(SourceWriter writer, string content, bool isFlat)
{
    /// <summary>Columns that a body on one line may reach.</summary>
    private const int OneLine = 100;

    private readonly InlinePrinter _inline = new(writer);
    private readonly MemberPrinter _members = new(writer, content);

    /// <summary>Whether a declaration takes more than one line.</summary>
    internal bool HasLines(ParserRuleContext declaration) => declaration switch
    {
        TidlParser.StructureContext or TidlParser.UnionContext or TidlParser.RecordContext or TidlParser.EnumerationContext
            or TidlParser.ObjectContext => !FitsOneLine(declaration),
        _ => false,
    };

    /// <summary>Writes a declaration without its attributes.</summary>
    internal void Declaration(ParserRuleContext declaration)
    {
        switch (declaration)
        {
            case TidlParser.ConstantContext constant:
                Constant(constant);
                break;
            case TidlParser.AliasContext alias:
                Alias(alias);
                break;
            case TidlParser.ExceptionLineContext exception:
                Keyword(exception, exception.name());
                _inline.Word(exception.SEMI(), space: false);
                break;
            case TidlParser.StructureContext structure:
                Keyword(structure, structure.name());
                Body(structure, structure.LBRACE(), structure.RBRACE(), structure.layoutMember(), _members.LayoutMember);
                break;
            case TidlParser.UnionContext union:
                Keyword(union, union.name());
                Underlying(union.COLON(), union.type());
                Body(union, union.LBRACE(), union.RBRACE(), union.ordinalField(), _members.OrdinalField);
                break;
            case TidlParser.RecordContext record:
                Keyword(record, record.name());
                Body(record, record.LBRACE(), record.RBRACE(), record.ordinalField(), _members.OrdinalField);
                break;
            case TidlParser.EnumerationContext enumeration:
                Keyword(enumeration, enumeration.name());
                Underlying(enumeration.COLON(), enumeration.type());
                Enumerators(enumeration);
                break;
            case TidlParser.ObjectContext anObject:
                Keyword(anObject, anObject.name());
                Clauses(anObject.clause());
                ObjectBody(anObject);
                break;
        }
    }

    private void Keyword(ParserRuleContext declaration, TidlParser.NameContext name)
    {
        writer.Word(declaration.Start, space: false);
        _inline.Name(name);
    }

    private void Underlying(ITerminalNode? colon, TidlParser.TypeContext? type)
    {
        if (colon is not null && type is not null)
        {
            _inline.Word(colon);
            _inline.Type(type);
        }
    }

    private void Constant(TidlParser.ConstantContext constant)
    {
        Keyword(constant, constant.name());
        _inline.Word(constant.COLON(), space: false);
        _inline.Type(constant.type());
        _inline.Word(constant.ASSIGN());
        _inline.Expression(constant.expression());
        _inline.Word(constant.SEMI(), space: false);
    }

    private void Alias(TidlParser.AliasContext alias)
    {
        Keyword(alias, alias.name());
        _inline.Word(alias.ASSIGN());
        _inline.Type(alias.type());
        _inline.Word(alias.SEMI(), space: false);
    }

    private void Clauses(TidlParser.ClauseContext[] clauses)
    {
        foreach (TidlParser.ClauseContext clause in clauses)
        {
            writer.Word(clause.Start, space: true);
            if (clause.STRING() is { } service)
            {
                _inline.Word(service);
            }
            else if (clause.qualifiedName() is { } @base)
            {
                _inline.QualifiedName(@base);
            }
            else
            {
                for (int i = 0; i < clause.version().ChildCount; i++)
                {
                    _inline.Word((ITerminalNode)clause.version().GetChild(i), space: i == 0);
                }
            }
        }
    }

    private void Enumerators(TidlParser.EnumerationContext enumeration)
    {
        bool isOneLine = Open(enumeration, enumeration.LBRACE());
        bool isOneEach = !isFlat && HasComments(enumeration.LBRACE(), enumeration.RBRACE());
        TidlParser.EnumeratorContext[] enumerators = enumeration.enumerator();
        for (int i = 0; i < enumerators.Length; i++)
        {
            if (i > 0 && isOneEach)
            {
                writer.Break(BlankLines.Keep);
            }
            else if (i > 0 && !isOneLine)
            {
                writer.SoftBreak(0);
            }

            _members.Enumerator(enumerators[i], isLast: i == enumerators.Length - 1);
        }

        Close(enumeration.RBRACE(), isOneLine);
    }

    private void ObjectBody(TidlParser.ObjectContext anObject)
    {
        bool isOneLine = Open(anObject, anObject.LBRACE());
        TidlParser.ObjectItemContext[] items = anObject.objectItem();
        for (int i = 0; i < items.Length; i++)
        {
            bool endsSections = i > 0 && items[i].section() is null && items[i - 1].section() is not null;
            if (i > 0)
            {
                writer.Break(endsSections ? BlankLines.One : BlankLines.Keep);
            }

            if (items[i].section() is { } section)
            {
                writer.Word(section.Start, space: false);
                SectionBody(section);
            }
            else
            {
                _members.Member(items[i]);
            }
        }

        Close(anObject.RBRACE(), isOneLine);
    }

    private void SectionBody(TidlParser.SectionContext section)
    {
        if (section.ARGS() is not null)
        {
            Body(section, section.LBRACE(), section.RBRACE(), section.argument(), _members.Argument);
        }
        else
        {
            Body(section, section.LBRACE(), section.RBRACE(), section.setting(), _members.Setting);
        }
    }

    private void Body<T>(ParserRuleContext owner, ITerminalNode open, ITerminalNode close, T[] members, Action<T> print)
    {
        bool isOneLine = Open(owner, open);
        for (int i = 0; i < members.Length; i++)
        {
            if (i > 0 && !isOneLine)
            {
                writer.Break(BlankLines.Keep);
            }

            print(members[i]);
        }

        Close(close, isOneLine);
    }

    private bool Open(ParserRuleContext owner, ITerminalNode open)
    {
        bool isOneLine = isFlat || FitsOneLine(owner);
        _inline.Word(open);
        if (!isOneLine)
        {
            writer.Indent();
        }

        return isOneLine;
    }

    private void Close(ITerminalNode close, bool isOneLine)
    {
        if (!isOneLine)
        {
            writer.Outdent(close.Symbol);
        }

        _inline.Word(close);
    }

    private bool HasComments(ITerminalNode open, ITerminalNode close) =>
        writer.HasComments(open.Symbol.StopIndex, close.Symbol.StartIndex);

    /// <summary>A struct around one value reads well on one line; a dataspace and what has attributes do not.</summary>
    private static int CountLines(TidlParser.StructureContext structure)
    {
        TidlParser.LayoutMemberContext[] members = structure.layoutMember();
        bool isPlain = structure.STRUCT() is not null && members.All(member => member.attributes().ChildCount == 0);
        return isPlain ? members.Length : 2 * members.Length;
    }

    /// <summary>Whether a body is short enough for one line: no comments, of members at most one, enumerators and settings as many as fit.</summary>
    private bool FitsOneLine(ParserRuleContext owner)
    {
        (ITerminalNode open, int members) = owner switch
        {
            TidlParser.StructureContext structure => (structure.LBRACE(), CountLines(structure)),
            TidlParser.UnionContext union => (union.LBRACE(), union.ordinalField().Length),
            TidlParser.RecordContext record => (record.LBRACE(), record.ordinalField().Length),
            // A session is never empty for long, and its members are what a reader looks for.
            TidlParser.ObjectContext anObject => (anObject.LBRACE(), 2 * anObject.objectItem().Length),
            TidlParser.EnumerationContext enumeration => (enumeration.LBRACE(), 0),
            _ => (((TidlParser.SectionContext)owner).LBRACE(), 0),
        };
        if (members > 1 || writer.HasComments(open.Symbol.StartIndex, owner.Stop.StartIndex))
        {
            return false;
        }

        SourceWriter measure = new(content, []);
        DeclarationPrinter flat = new(measure, content, isFlat: true);
        if (owner is TidlParser.SectionContext section)
        {
            measure.Word(section.Start, space: false);
            flat.SectionBody(section);
            return SourceWriter.Step + measure.Column <= OneLine;
        }

        flat.Declaration(owner);
        return measure.Column <= OneLine;
    }
}
