using System.Globalization;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Syntax;
using TelOS.Idl.Text;
using Xunit;

namespace TelOS.Idl.Tests.Syntax;

/// <summary>How the tests of this folder parse and show what came out.</summary>
internal static class Parsing
{
    internal const string Head = "edition 1;\nnamespace a.b;\n";

    internal static SyntaxTree Parse(string text) =>
        ContractParser.Parse(new SourceText("test.tidl", text), TestContext.Current.CancellationToken);

    /// <summary>Parses declarations behind a correct head, which must have no errors.</summary>
    internal static IReadOnlyList<DeclarationSyntax> ParseDeclarations(string declarations)
    {
        SyntaxTree tree = Parse(Head + declarations);
        Assert.Empty(Show(tree));
        return tree.Root.Declarations;
    }

    /// <summary>Parses one declaration behind a correct head, which must have no errors.</summary>
    internal static T ParseOne<T>(string declaration)
        where T : DeclarationSyntax => Assert.IsType<T>(Assert.Single(ParseDeclarations(declaration)));

    internal static ExpressionSyntax ParseExpression(string expression) =>
        ParseOne<ConstDeclarationSyntax>($"const x: u32 = {expression};").Value;

    internal static TypeSyntax ParseType(string type) => ParseOne<AliasDeclarationSyntax>($"alias X = {type};").Target;

    /// <summary>The text a node spans.</summary>
    internal static string TextOf(string declarations, SyntaxNode node) =>
        (Head + declarations).Substring(node.Span.Start, node.Span.Length);

    /// <summary>The diagnostics as <c>line:column-column ID</c>, lines of the declarations counted from 1.</summary>
    internal static IReadOnlyList<string> Show(SyntaxTree tree) => [.. tree.Diagnostics.Select(Show)];

    internal static string Show(Diagnostic diagnostic)
    {
        LinePosition start = diagnostic.Start;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{start.Line + 1}:{start.Column + 1}+{diagnostic.Span.Length} {diagnostic.Descriptor.Id} {diagnostic.Message}");
    }
}
