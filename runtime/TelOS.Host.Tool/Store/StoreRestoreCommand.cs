using System.CommandLine;
using Spectre.Console;
using TelOS.Fractal.Local;
using TelOS.Storage;
using Engine = TelOS.ObjectStore.Engine;

namespace TelOS.Host.Tool;

/// <summary>`telos store restore`: an image from a backup.</summary>
internal static class StoreRestoreCommand
{
    private const long UsualSize = 1L << 30;

    /// <summary>The command.</summary>
    public static Command Create(ToolOutput output)
    {
        Argument<string> backup = new("backup") { Description = "The file with the backup." };
        var image = StoreImage.Argument();
        var size = ByteSize.Option("--size", "Bytes that the image can hold: those of the image that is replaced, or 1G; more when the backup needs it.");
        var force = Overwriting.Option();
        Command command = new("restore", "Make an image from a backup.") { backup, image, size, force };
        command.SetAction(parsed => StoreImage.Run(output, () =>
        {
            var from = parsed.GetRequiredValue(backup);
            var to = parsed.GetRequiredValue(image);
            if (!File.Exists(from))
            {
                output.Fail($"there is no file '{from}'");
                return ExitCode.Unusable;
            }

            if (!Overwriting.IsAllowed(output, to, parsed.GetValue(force)))
            {
                return ExitCode.Unusable;
            }

            var bytes = parsed.GetValue(size) ?? (File.Exists(to) ? new FileInfo(to).Length : Math.Max(UsualSize, 4 * new FileInfo(from).Length));
            if (bytes < ImageFile.SmallestSize)
            {
                output.Fail($"an image cannot have {bytes} bytes; it has 4M at least");
                return ExitCode.Unusable;
            }

            var hasChecksum = true;
            Overwriting.Replace(to, part =>
            {
                using ProgressLine progress = new(output);
                using var device = FileBlockDevice.Create(part, bytes / 4096);
                hasChecksum = Engine.Store.Restore(from, device, progress);
            });
            if (!hasChecksum)
            {
                output.Error.WriteLine($"'{from}' was written by an earlier version, without a checksum of its contents; nobody knows whether they have changed since");
            }

            using var restored = ImageFile.Open(to, new Fractal.ImageOptions { IsWriteable = false });
            output.WriteLine($"{to}: version {restored.Store.Version}, {restored.Store.Statistics.Objects} objects");
            return ExitCode.Fine;
        }));
        return command;
    }
}
