using System.Globalization;
using TelOS.Idl.Model;
using TelOS.Idl.Tool.Output;

namespace TelOS.Idl.Tool.Rendering;

/// <summary>The table of <c>tidl check --budgets</c>, a method a line.</summary>
internal static class BudgetText
{
    /// <summary>Writes the table, one block a file, with an empty line behind each.</summary>
    public static void Write(ToneWriter writer, IReadOnlyList<BudgetRow> rows)
    {
        int width = rows.Select(row => row.Method.Length).DefaultIfEmpty().Max();
        foreach (IGrouping<string, BudgetRow> file in rows.GroupBy(row => row.Path, StringComparer.Ordinal))
        {
            writer.WriteLine(VisibleText.Of(file.Key), Tone.Strong);
            foreach (BudgetRow row in file)
            {
                writer.Write($"  {row.Method.PadRight(width)}  request ");
                WriteBytes(writer, row.Budget.RequestBytes);
                writer.Write(" bytes, reply ");
                WriteBytes(writer, row.Budget.ReplyBytes);
                writer.Write(", caps ");
                writer.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"{row.Capabilities}/{MessageBudget.MaxCapabilities}"),
                    ToneOf(row.Capabilities, 1, MessageBudget.MaxCapabilities));
            }
            writer.WriteLine();
        }
    }

    private static void WriteBytes(ToneWriter writer, int bytes) =>
        writer.Write(
            string.Create(CultureInfo.InvariantCulture, $"{bytes,4}/{MessageBudget.MaxBytes}"),
            ToneOf(bytes, MessageBudget.PortableBytes, MessageBudget.MaxBytes));

    private static Tone ToneOf(int need, int portable, int max) =>
        need > max ? Tone.Error : need > portable ? Tone.Warning : Tone.Plain;
}
