using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using TelOS.Fractal;
using TelOS.Fractal.Local;
using TelOS.ObjectStore;
using TelOS.ObjectStore.Engine;
using TelOS.Storage;

namespace TelOS.Host.Tool;

/// <summary>The image that a command is about, and what is said when it cannot be used.</summary>
internal static class StoreImage
{
    /// <summary>The argument.</summary>
    public static Argument<string> Argument() => new("image") { Description = "The file with the image." };

    /// <summary>The option for results that a program reads.</summary>
    public static Option<bool> Json() => new("--json") { Description = "JSON, for a program." };

    /// <summary>Opens an image, does something with it, and says what went wrong.</summary>
    /// <param name="output">Takes what is wrong.</param>
    /// <param name="path">The file.</param>
    /// <param name="isWriteable">Whether the image is to be changed.</param>
    /// <param name="action">What to do; gives the exit code.</param>
    [SuppressMessage("Design", "CA1031", Justification = "What an image or a file can be the reason of is told; all else goes on.")]
    public static int Use(ToolOutput output, string path, bool isWriteable, Func<ImageFile, int> action)
    {
        if (Directory.Exists(path))
        {
            output.Fail($"'{path}' is a folder; an image is a file");
            return ExitCode.Unusable;
        }

        if (!File.Exists(path))
        {
            output.Fail($"there is no file '{path}'; 'telos store create {path}' makes one");
            return ExitCode.Unusable;
        }

        return Run(output, () =>
        {
            using ProgressLine progress = new(output);
            ImageFile image;
            try
            {
                image = ImageFile.Open(path, new ImageOptions { IsWriteable = isWriteable }, progress);
            }
            catch (StoreException refused)
            {
                output.Fail($"'{path}' cannot be opened: {refused.Message.TrimEnd('.')}{(IsDatabase(path) ? Backup(path) : Remedy(refused.Error))}");
                return ExitCode.Unusable;
            }
            catch (IOException busy) when (busy is not BlockDeviceException)
            {
                output.Fail($"'{path}' is in use: end what serves it, or ask it for a backup ({busy.Message.TrimEnd('.')})");
                return ExitCode.Unusable;
            }

            using (image)
            {
                progress.Clear();
                return action(image);
            }
        });
    }

    /// <summary>Does something, and says what went wrong.</summary>
    public static int Run(ToolOutput output, Func<int> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (error is ObjectNotFoundException or DamagedObjectException)
        {
            output.Fail(error.Message.TrimEnd('.'));
            return ExitCode.Findings;
        }
        catch (ImageException error)
        {
            output.Fail($"{error.Message.TrimEnd('.')}{Remedy(error.Error)}");
            return ExitCode.Unusable;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException or ArgumentOutOfRangeException)
        {
            output.Fail(error.Message.TrimEnd('.'));
            return ExitCode.Unusable;
        }
    }

    /// <summary>Whether a file is a SQLite database, as backups are.</summary>
    public static bool IsDatabase(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        try
        {
            using var file = File.OpenHandle(path);
            Span<byte> start = stackalloc byte[16];
            return RandomAccess.Read(file, start, 0) == start.Length && start.SequenceEqual("SQLite format 3\0"u8);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Who opens it to use it says why it cannot be read.
            return false;
        }
    }

    private static string Remedy(StoreError error) => error switch
    {
        StoreError.Damaged => "; 'telos store restore' makes it anew from a backup",
        StoreError.StorageFull => "; 'telos store compact' gives back what deleted objects took, and 'telos store restore --size' makes a larger image of a backup",
        _ => "",
    };

    private static string Backup(string path) => $"; it is a SQLite database: if it is a backup, 'telos store restore {path} IMAGE' makes an image of it";
}
