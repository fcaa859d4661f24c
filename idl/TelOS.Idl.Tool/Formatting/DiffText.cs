using System.Globalization;
using TelOS.Idl.Tool.Output;
using TelOS.Idl.Tool.Rendering;

namespace TelOS.Idl.Tool.Formatting;

/// <summary>Writes a comparison in the unified format, as <c>patch -p0</c> reads it.</summary>
internal static class DiffText
{
    /// <summary>Writes the hunks of one file.</summary>
    public static void Write(ToneWriter writer, string path, IReadOnlyList<DiffHunk> hunks)
    {
        writer.WriteLine($"--- {VisibleText.Of(path)}", Tone.Strong);
        writer.WriteLine($"+++ {VisibleText.Of(path)}", Tone.Strong);
        foreach (DiffHunk hunk in hunks)
        {
            writer.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"@@ -{hunk.OldStart},{hunk.OldCount} +{hunk.NewStart},{hunk.NewCount} @@"),
                Tone.Faint);
            foreach (DiffLine line in hunk.Lines)
            {
                Tone tone = line.Mark switch { '+' => Tone.Good, '-' => Tone.Error, _ => Tone.Plain };
                writer.WriteLine(line.Mark + line.Text, tone);
            }
        }
    }
}
