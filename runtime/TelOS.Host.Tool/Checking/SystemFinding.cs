namespace TelOS.Host.Tool;

/// <summary>Something that is wrong with a configuration.</summary>
/// <param name="Line">The line, from 1; 0 when it is about the whole.</param>
/// <param name="Column">The column, from 1; 0 when it is about the line.</param>
/// <param name="IsError">Whether it is more than odd.</param>
/// <param name="Message">One sentence.</param>
internal sealed record SystemFinding(int Line, int Column, bool IsError, string Message)
{
    /// <summary>Where it is, as editors and compilers write it.</summary>
    /// <param name="path">The file.</param>
    public string Place(string path) => (Line, Column) switch
    {
        (0, _) => path,
        (_, 0) => $"{path}:{Line}",
        _ => $"{path}:{Line}:{Column}",
    };
}
