using TelOS.Idl.Tool.Output;

namespace TelOS.Idl.Tool.Rendering;

/// <summary>Shows Markdown in tones: headings, code blocks, code within lines. Without colours it is the Markdown itself.</summary>
internal static class MarkdownText
{
    /// <summary>Writes a page.</summary>
    public static void Write(ToneWriter writer, string markdown)
    {
        bool isCode = false;
        foreach (string line in markdown.TrimEnd().Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                isCode = !isCode;
                writer.WriteLine(line, Tone.Faint);
            }
            else if (isCode)
            {
                writer.WriteLine(line, Tone.Good);
            }
            else if (line.StartsWith('#'))
            {
                writer.WriteLine(line, Tone.Strong);
            }
            else
            {
                WriteWords(writer, line);
            }
        }
    }

    private static void WriteWords(ToneWriter writer, string line)
    {
        string[] parts = line.Split('`');
        for (int i = 0; i < parts.Length; i++)
        {
            // A backtick that nothing closes is a backtick.
            bool isCode = i % 2 == 1 && i + 1 < parts.Length;
            bool opens = i % 2 == 1;
            writer.Write(isCode ? $"`{parts[i]}`" : opens ? $"`{parts[i]}" : parts[i], isCode ? Tone.Good : Tone.Plain);
        }
        writer.WriteLine();
    }
}
