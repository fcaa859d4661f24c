using TelOS.Idl.Binding.Symbols;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;

namespace TelOS.Idl.Binding.Documents;

/// <summary>Takes doc comments apart: Markdown, then <c>@param</c> and <c>@returns</c>.</summary>
internal static class DocumentationBinder
{
    /// <summary>The documentation of something that has neither parameters nor a result.</summary>
    public static Documentation? Bind(DocCommentSyntax? comment, DiagnosticSink sink) => Bind(comment, [], hasResult: false, sink);

    /// <summary>The documentation of a method; tags that describe nothing are reported.</summary>
    public static Documentation? Bind(DocCommentSyntax? comment, IReadOnlyList<string> parameters, bool hasResult, DiagnosticSink sink)
    {
        if (comment is null)
        {
            return null;
        }
        List<string> text = [];
        List<string> current = text;
        List<(string Name, List<string> Lines)> documented = [];
        List<string>? returns = null;
        bool isCode = false;
        foreach (DocLineSyntax line in comment.Lines)
        {
            isCode ^= line.Text.TrimStart().StartsWith("```", StringComparison.Ordinal);
            string? tag = isCode ? null : TagOf(line.Text);
            if (tag is null)
            {
                current.Add(line.Text);
                continue;
            }
            string rest = line.Text.Trim().Substring(tag.Length + 1).Trim();
            switch (tag)
            {
                case "param":
                    string name = FirstWord(rest);
                    current = [rest.Substring(name.Length).Trim()];
                    CheckParameter(name, parameters, documented, line, sink);
                    documented.Add((name, current));
                    break;
                case "returns":
                    current = returns = [rest];
                    if (!hasResult)
                    {
                        sink.Report(DocumentationDiagnostics.ReturnsNothing, line.Span);
                    }
                    break;
                default:
                    sink.Report(DocumentationDiagnostics.UnknownTag, line.Span, tag);
                    current.Add(line.Text);
                    break;
            }
        }
        Documentation result = new(
            Join(text),
            ValueArray.From(documented.Select(d => new ParameterDocumentation(d.Name, Join(d.Lines)))),
            returns is null ? null : Join(returns));
        return result is { Text.Length: 0, Parameters.Count: 0, Returns: null } ? null : result;
    }

    private static void CheckParameter(
        string name,
        IReadOnlyList<string> parameters,
        List<(string Name, List<string> Lines)> documented,
        DocLineSyntax line,
        DiagnosticSink sink)
    {
        if (!parameters.Contains(name))
        {
            sink.Report(DocumentationDiagnostics.UnknownParameter, line.Span, name);
        }
        else if (documented.Exists(d => d.Name == name))
        {
            sink.Report(DocumentationDiagnostics.ParameterTwice, line.Span, name);
        }
    }

    // A tag is an at sign and a word of small letters at the start of a line.
    private static string? TagOf(string line)
    {
        string trimmed = line.TrimStart();
        int end = 1;
        while (end < trimmed.Length && trimmed[end] is >= 'a' and <= 'z')
        {
            end++;
        }
        return trimmed.Length > 1 && trimmed[0] == '@' && end > 1 && (end == trimmed.Length || char.IsWhiteSpace(trimmed[end]))
            ? trimmed.Substring(1, end - 1)
            : null;
    }

    private static string FirstWord(string text)
    {
        int end = 0;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }
        return text.Substring(0, end);
    }

    private static string Join(List<string> lines) => string.Join("\n", lines).TrimEnd();
}
