using System.CommandLine;

namespace TelOS.Host.Tool;

/// <summary>`telos store backup`: a copy in a file.</summary>
internal static class StoreBackupCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolOutput output)
    {
        var image = StoreImage.Argument();
        Argument<string> target = new("backup") { Description = "The file that gets the copy, an ordinary SQLite database." };
        var force = Overwriting.Option();
        Command command = new("backup", "Copy an image into a file that takes as much room as the objects need.") { image, target, force };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(target);
            if (!Overwriting.IsAllowed(output, path, parsed.GetValue(force)))
            {
                return ExitCode.Unusable;
            }

            return StoreImage.Use(output, parsed.GetRequiredValue(image), isWriteable: false, file =>
            {
                Overwriting.Replace(path, part =>
                {
                    using ProgressLine progress = new(output);
                    file.Store.BackUp(part, progress);
                });
                output.WriteLine($"{path}: version {file.Store.Version}, {file.Store.Statistics.Objects} objects");
                return ExitCode.Fine;
            });
        });
        return command;
    }
}
