using System.Text;
using Spectre.Console;

namespace TelOS.Host.Tool;

/// <summary>Findings for a person: the place, what is wrong, and the line.</summary>
internal static class FindingText
{
    /// <summary>Writes all findings of a file.</summary>
    public static void Write(IAnsiConsole console, SystemFile file)
    {
        var lines = Encoding.UTF8.GetString(file.Text).Split('\n');
        foreach (var finding in file.Findings)
        {
            console.Write($"{finding.Place(file.Path)}: ");
            console.Write(finding.IsError ? "error" : "warning", new Style(finding.IsError ? Color.Red : Color.Yellow));
            console.WriteLine($": {finding.Message}");
            if (finding.Line > 0 && finding.Line <= lines.Length)
            {
                WriteExcerpt(console, finding, lines[finding.Line - 1].TrimEnd('\r'));
            }
        }
    }

    /// <summary>Writes what the file describes, in one line.</summary>
    public static void WriteSummary(IAnsiConsole console, SystemFile file)
    {
        var errors = file.Findings.Count(static finding => finding.IsError);
        var warnings = file.Findings.Count - errors;
        var outcome = (errors, warnings) switch
        {
            (0, 0) => "nothing is wrong",
            _ => string.Join(", ", new[] { Count(errors, "error"), Count(warnings, "warning") }.Where(static text => text.Length > 0)),
        };
        var children = file.Configuration is { } configuration ? $"{Count(configuration.Children.Count, "child", "children", "no children")}, " : "";
        console.WriteLine($"{file.Path}: {children}{outcome}");
    }

    private static string Count(int count, string one, string? many = null, string none = "") => count switch
    {
        0 => none,
        1 => $"1 {one}",
        _ => $"{count} {many ?? one + "s"}",
    };

    private static void WriteExcerpt(IAnsiConsole console, SystemFinding finding, string line)
    {
        var number = $"{finding.Line,5} | ";
        console.Write(number, new Style(Color.Grey));
        console.WriteLine(Visible(line));
        if (finding.Column > 0)
        {
            console.WriteLine(new string(' ', number.Length + finding.Column - 1) + "^");
        }
    }

    // Whatever a file contains, it does not steer the terminal.
    private static string Visible(string line) => string.Concat(line.Select(static c => char.IsControl(c) ? c == '\t' ? ' ' : '\u00b7' : c));
}
