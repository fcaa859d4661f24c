using System.Globalization;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Tool.Output;

namespace TelOS.Idl.Tool.Rendering;

/// <summary>Findings for people: where, what, the marked source, what to write instead.</summary>
internal static class FindingText
{
    /// <summary>Writes one finding, with an empty line behind it.</summary>
    public static void Write(ToneWriter writer, Diagnostic finding)
    {
        IReadOnlyList<ExcerptRow> rows = Excerpt.Of(finding.Source, finding.Span);
        int gutter = rows.Max(row => Number(row).Length);
        Tone tone = ToneOf(finding.Severity);

        writer.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"{VisibleText.Of(finding.Source.Path)}:{finding.Start.Line + 1}:{finding.Start.Column + 1}: "));
        writer.Write($"{NameOf(finding.Severity)} {finding.Descriptor.Id}", tone);
        writer.Write(": ");
        writer.WriteLine(VisibleText.Of(finding.Message), Tone.Strong);
        foreach (ExcerptRow row in rows)
        {
            WriteRow(writer, row, gutter, tone);
        }
        writer.Write($"{new string(' ', gutter)} = ", Tone.Faint);
        writer.WriteLine(VisibleText.Of(finding.Remedy), Tone.Good);
        writer.WriteLine();
    }

    /// <summary>How a severity is called.</summary>
    public static string NameOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "info",
    };

    /// <summary>The tone of a severity.</summary>
    public static Tone ToneOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => Tone.Error,
        DiagnosticSeverity.Warning => Tone.Warning,
        _ => Tone.Info,
    };

    private static void WriteRow(ToneWriter writer, ExcerptRow row, int gutter, Tone tone)
    {
        writer.Write($"{Number(row).PadLeft(gutter)} |", Tone.Faint);
        writer.WriteLine(row.Text.Length == 0 ? string.Empty : " " + row.Text);
        if (row.Length > 0)
        {
            writer.Write($"{new string(' ', gutter)} |", Tone.Faint);
            writer.Write(new string(' ', row.Start + 1));
            writer.WriteLine(new string('^', row.Length), tone);
        }
    }

    private static string Number(ExcerptRow row) => row.Line?.ToString(CultureInfo.InvariantCulture) ?? "..";
}
