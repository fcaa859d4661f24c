namespace TelOS.Idl.Tool.Loading;

/// <summary>Why an input could not be taken or an output not be written.</summary>
/// <param name="Path">Which one, as it is shown.</param>
/// <param name="What">What is the matter, without a full stop.</param>
/// <param name="Remedy">What to do about it, without a full stop.</param>
internal sealed record InputProblem(string Path, string What, string Remedy)
{
    /// <summary>The problem that an exception of the file system tells of.</summary>
    /// <param name="path">The file or folder, as it is shown.</param>
    /// <param name="exception">What the system said.</param>
    /// <param name="doing">What was tried: <c>read</c> or <c>write</c>.</param>
    public static InputProblem Of(string path, Exception exception, string doing) => exception switch
    {
        FileNotFoundException => new(path, "there is no such file or folder", "check the path"),
        DirectoryNotFoundException => new(path, "there is no such folder", "check the path, or create the folder"),
        PathTooLongException => new(path, "the path is too long", "use a shorter one"),
        UnauthorizedAccessException => new(path, $"there is no permission to {doing} it", "change its permissions, or run as a user who may"),
        _ => new(path, $"it cannot be {(doing == "read" ? "read" : "written")}: {exception.Message.TrimEnd('.')}", "check the file and its volume"),
    };

    /// <summary>Whether an exception is about the file system, and not about this program.</summary>
    public static bool Explains(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>The problem in one line.</summary>
    public override string ToString() => $"{Path}: {What}; {Remedy}";
}
