using TelOS.Idl.Diagnostics;

namespace TelOS.Idl.Tool.Rendering;

/// <summary>The catalogue's pages, which are part of this program (<c>docs/diagnostics</c>).</summary>
internal static class DiagnosticPages
{
    /// <summary>The page of a kind of finding, in Markdown; without a page, what its descriptor says.</summary>
    public static string MarkdownOf(DiagnosticDescriptor descriptor)
    {
        using Stream? stream = typeof(DiagnosticPages).Assembly.GetManifestResourceStream($"diagnostics/{descriptor.Id}.md");
        if (stream is null)
        {
            return $"""
                # {descriptor.Id}: {descriptor.Title}

                Severity: {FindingText.NameOf(descriptor.Severity)}

                > {descriptor.MessageFormat}

                {descriptor.RemedyFormat}

                """;
        }
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
