using TelOS.Idl.Diagnostics;
using TelOS.Idl.Grammar;
using TelOS.Idl.Text;

namespace TelOS.Idl.Syntax;

/// <summary>Makes the tree of a file and checks the order of its parts.</summary>
internal sealed class FileBuilder
{
    private const string Order = "edition, namespace, imports, declarations";
    private static readonly string[] Parts = ["the edition", "the namespace", "an import", "a declaration"];

    private readonly SyntaxErrors _errors;
    private readonly DocCommentReader _documentation;
    private readonly ExpressionBuilder _expressions;
    private readonly DeclarationBuilder _declarations;
    private int _reached;
    private EditionSyntax? _edition;
    private NamespaceSyntax? _namespace;

    internal FileBuilder(SyntaxErrors errors, DocCommentReader documentation)
    {
        _errors = errors;
        _documentation = documentation;
        _expressions = new ExpressionBuilder(errors);
        _declarations = new DeclarationBuilder(errors, documentation, _expressions);
    }

    internal CompilationUnitSyntax Build(TidlParser.FileContext file)
    {
        List<ImportSyntax> imports = [];
        List<DeclarationSyntax> declarations = [];
        foreach (TidlParser.ItemContext item in file.item())
        {
            if (item.edition() is { } edition)
            {
                AddEdition(edition);
            }
            else if (item.importLine() is { } import)
            {
                CheckOrder(2, Spans.Of(import));
                imports.Add(BuildImport(import));
            }
            else if (item.namespaceLine() is { } line)
            {
                AddNamespace(item, line);
            }
            else if (_declarations.Build(item) is { } declaration)
            {
                CheckOrder(3, declaration.Span);
                declarations.Add(declaration);
            }
        }

        ReportMissing(file);
        return new CompilationUnitSyntax(new TextSpan(0, _errors.Source.Content.Length), _edition, _namespace, imports, declarations);
    }

    private void AddEdition(TidlParser.EditionContext edition)
    {
        TextSpan span = Spans.Of(edition);
        CheckOnce(_edition is null, 0, span);
        // Nothing but the missing number is wrong, so that no other error follows from it.
        string number = NameBuilder.Symbol(edition.INT()) is { } digits ? _declarations.Digits(digits) : "1";
        _edition ??= new EditionSyntax(span, number);
    }

    private void AddNamespace(TidlParser.ItemContext item, TidlParser.NamespaceLineContext line)
    {
        TextSpan span = Spans.Of(line);
        CheckOnce(_namespace is null, 1, span);
        NamespaceSyntax built = new(
            span,
            _documentation.Before(item.Start),
            _expressions.BuildAttributes(item.attributes()),
            NameBuilder.Build(line.qualifiedName(), line));
        _namespace ??= built;
    }

    private ImportSyntax BuildImport(TidlParser.ImportLineContext import)
    {
        StringLiteralSyntax? path = NameBuilder.Symbol(import.STRING()) is { } token ? _expressions.BuildText(token) : null;
        return new ImportSyntax(Spans.Of(import), path?.Value ?? string.Empty, path?.Span ?? new TextSpan(Spans.Of(import).End, 0));
    }

    private void CheckOnce(bool isFirst, int part, TextSpan span)
    {
        if (isFirst)
        {
            CheckOrder(part, span);
        }
        else
        {
            _errors.Add(SyntaxDiagnostics.Repeated, span, Sentence(Parts[part]));
        }
    }

    private void CheckOrder(int part, TextSpan span)
    {
        if (part < _reached)
        {
            _errors.Add(SyntaxDiagnostics.WrongOrder, span, Sentence(Parts[part]), Parts[_reached], Order);
        }

        _reached = Math.Max(_reached, part);
    }

    private void ReportMissing(TidlParser.FileContext file)
    {
        TextSpan start = new(file.Start.StartIndex, 0);
        if (_edition is null)
        {
            _errors.Add(SyntaxDiagnostics.EditionMissing, start);
        }

        if (_namespace is null)
        {
            _errors.Add(SyntaxDiagnostics.NamespaceMissing, _edition is null ? start : new TextSpan(_edition.Span.End, 0));
        }
    }

    private static string Sentence(string part) => char.ToUpperInvariant(part[0]) + part.Substring(1);
}
