using System.CommandLine;

namespace TelOS.Host.Tool;

/// <summary>The file that a command is about.</summary>
internal static class SystemArgument
{
    /// <summary>The argument.</summary>
    public static Argument<string> Create() => new("file") { Description = "A configuration of Genode's init, as HID or XML." };

    /// <summary>Reads the file, or says why it cannot be read.</summary>
    public static SystemFile? Read(ToolOutput output, string path)
    {
        try
        {
            return SystemFile.Read(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            output.Fail($"'{path}' cannot be read: {error.Message.TrimEnd('.')}");
            return null;
        }
    }
}
