using System.CommandLine;
using Microsoft.Win32.SafeHandles;

namespace TelOS.Host.Tool;

/// <summary>Files that are there already are replaced by whoever says so, and when the new ones are whole.</summary>
internal static class Overwriting
{
    /// <summary>The option that says so.</summary>
    public static Option<bool> Option() => new("--force") { Description = "Replace a file that is there already, when the new one is whole." };

    /// <summary>Whether a file may be written; says why not.</summary>
    public static bool IsAllowed(ToolOutput output, string path, bool isForced)
    {
        if (isForced || !File.Exists(path))
        {
            return true;
        }

        output.Fail($"there is a file '{path}' already; --force replaces it");
        return false;
    }

    /// <summary>Writes a file beside another one, and puts it in its place when it is whole and on the disk.</summary>
    /// <param name="path">The file that is to be there.</param>
    /// <param name="write">Writes it at another path.</param>
    /// <exception cref="IOException">What is there is used by somebody, or the file cannot be written.</exception>
    public static void Replace(string path, Action<string> write)
    {
        using var replaced = Claim(path);
        var part = $"{path}.part";
        File.Delete(part);
        try
        {
            write(part);
            using (FileStream written = new(part, FileMode.Open, FileAccess.ReadWrite))
            {
                written.Flush(flushToDisk: true);
            }

            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    // What is replaced is nobody's meanwhile: neither a server's, nor the image that this very command reads, by whatever name.
    private static SafeFileHandle? Claim(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.None);
        }
        catch (IOException busy)
        {
            throw new IOException($"'{path}' is in use, by this command or another program, and was not replaced", busy);
        }
    }
}
