using System.CommandLine;
using System.Text;
using System.Text.Unicode;
using TelOS.Fractal;

namespace TelOS.Host.Tool;

/// <summary>`telos store import`: objects from lines of JSON.</summary>
internal static class StoreImportCommand
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The command.</summary>
    public static Command Create(ToolOutput output)
    {
        var image = StoreImage.Argument();
        Argument<string> source = new("lines") { Description = "A file with a line of JSON for each object; - is standard input." };
        Option<bool> replace = new("--replace-roots") { Description = "Bind roots anew that are there already. Without it they are an error, and nothing is imported." };
        Command command = new("import", "Bring objects into an image. All lines are checked before anything is written.") { image, source, replace };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(source);
            if (path != "-" && !File.Exists(path))
            {
                output.Fail($"there is no file '{path}'");
                return ExitCode.Unusable;
            }

            return StoreImage.Use(output, parsed.GetRequiredValue(image), isWriteable: true, file =>
            {
                using TemporaryFile? copy = path == "-" ? TemporaryFile.Of(Console.OpenStandardInput()) : null;
                var lines = copy?.Path ?? path;
                try
                {
                    long count;
                    using (Interruption interruption = new(output, "what was written is taken away again"))
                    using (ProgressLine progress = new(output))
                    {
                        count = GraphImport.Read(file.Image, () => new StreamReader(lines, s_strict), parsed.GetValue(replace), progress, interruption.Token);
                    }

                    output.WriteLine($"{count} objects imported, version {file.Store.Version}");
                    return ExitCode.Fine;
                }
                catch (OperationCanceledException)
                {
                    output.Fail($"{path}: interrupted; nothing was imported");
                    return ExitCode.Interrupted;
                }
                catch (ImportException wrong)
                {
                    output.Fail($"{path}: {wrong.Message.TrimEnd('.')}; nothing was imported");
                    return ExitCode.Findings;
                }
                catch (DecoderFallbackException)
                {
                    output.Fail($"{path}: Line {FindWrongText(lines)}: It is no UTF-8; nothing was imported");
                    return ExitCode.Findings;
                }
            });
        });
        return command;
    }

    // A reader decodes far ahead of the line that it gives, so that the line has to be looked for.
    private static long FindWrongText(string path)
    {
        using StreamReader bytes = new(path, Encoding.Latin1, detectEncodingFromByteOrderMarks: false);
        long number = 1;
        while (bytes.ReadLine() is { } line && Utf8.IsValid(Encoding.Latin1.GetBytes(line)))
        {
            number++;
        }

        return number;
    }
}
