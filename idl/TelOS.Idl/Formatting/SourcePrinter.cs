using Antlr4.Runtime;
using TelOS.Idl.Grammar;

namespace TelOS.Idl.Formatting;

/// <summary>Writes a file: each declaration and each member on its own line, short bodies on one.</summary>
internal sealed class SourcePrinter(SourceWriter writer, string content)
{
    private readonly InlinePrinter _inline = new(writer);
    private readonly DeclarationPrinter _declarations = new(writer, content, isFlat: false);

    internal void File(TidlParser.FileContext file)
    {
        bool wasHead = true;
        bool wasLong = false;
        foreach (TidlParser.ItemContext item in file.item())
        {
            ParserRuleContext line = (ParserRuleContext)item.GetChild(item.ChildCount - 1);
            bool isHead = line is TidlParser.EditionContext or TidlParser.ImportLineContext or TidlParser.NamespaceLineContext;
            bool isLong = _declarations.HasLines(line) || (!isHead && item.attributes().ChildCount > 0);
            writer.Break(!isHead && (wasHead || wasLong || isLong) ? BlankLines.One : BlankLines.Keep);
            Item(item, line);
            (wasHead, wasLong) = (isHead, isLong);
        }

        writer.Break(BlankLines.Keep);
    }

    private void Item(TidlParser.ItemContext item, ParserRuleContext line)
    {
        if (item.attributes()?.ChildCount > 0)
        {
            _inline.Attributes(item.attributes(), space: false);
            writer.Break(BlankLines.None);
        }

        switch (line)
        {
            case TidlParser.EditionContext edition:
                _inline.Word(edition.EDITION());
                _inline.Word(edition.INT());
                _inline.Word(edition.SEMI(), space: false);
                break;
            case TidlParser.ImportLineContext import:
                _inline.Word(import.IMPORT());
                _inline.Word(import.STRING());
                _inline.Word(import.SEMI(), space: false);
                break;
            case TidlParser.NamespaceLineContext @namespace:
                _inline.Word(@namespace.NAMESPACE());
                _inline.QualifiedName(@namespace.qualifiedName());
                _inline.Word(@namespace.SEMI(), space: false);
                break;
            default:
                _declarations.Declaration(line);
                break;
        }
    }
}
