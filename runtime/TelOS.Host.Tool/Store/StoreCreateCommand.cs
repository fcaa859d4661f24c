using System.CommandLine;
using TelOS.Fractal.Local;

namespace TelOS.Host.Tool;

/// <summary>`telos store create`: an empty image.</summary>
internal static class StoreCreateCommand
{
    private const long UsualSize = 1L << 30;

    /// <summary>The command.</summary>
    public static Command Create(ToolOutput output)
    {
        var image = StoreImage.Argument();
        var size = ByteSize.Option("--size", "Bytes that it can hold, log included: 64M, 1G (the default). It takes room on the disk only as it is filled.");
        Command command = new("create", "Make a file with an empty image.") { image, size };
        command.SetAction(parsed => StoreImage.Run(output, () =>
        {
            var path = parsed.GetRequiredValue(image);
            var bytes = parsed.GetValue(size) ?? UsualSize;
            if (File.Exists(path))
            {
                output.Fail($"there is a file '{path}' already; nothing was changed");
                return ExitCode.Unusable;
            }

            if (bytes < ImageFile.SmallestSize || bytes % 4096 != 0)
            {
                output.Fail($"an image cannot have {bytes} bytes; it has 4M at least, in blocks of 4K");
                return ExitCode.Unusable;
            }

            ImageFile.Create(path, bytes).Dispose();
            output.WriteLine($"{path}: an empty image of {SizeText.Of((ulong)bytes)}");
            return ExitCode.Fine;
        }));
        return command;
    }
}
