using System.CommandLine;

namespace TelOS.Host.Tool;

/// <summary>`telos store compact`: gives back what deleted objects took.</summary>
internal static class StoreCompactCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolOutput output)
    {
        var image = StoreImage.Argument();
        Command command = new("compact", "Give the room of deleted objects back to the image.") { image };
        command.SetAction(parsed => StoreImage.Use(output, parsed.GetRequiredValue(image), isWriteable: true, file =>
        {
            var before = file.Store.Statistics.UsedBytes;
            using (ProgressLine progress = new(output))
            {
                file.Store.Compact(progress);
            }

            output.WriteLine($"{parsed.GetRequiredValue(image)}: {SizeText.Of(file.Store.Statistics.UsedBytes)} used, {SizeText.Of(before)} before");
            return ExitCode.Fine;
        }));
        return command;
    }
}
