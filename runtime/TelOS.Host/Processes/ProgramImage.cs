using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>What a process executes: a file, or memory that holds one.</summary>
internal sealed record ProgramImage
{
    /// <summary>What errors call it.</summary>
    public required string Name { get; init; }

    /// <summary>The file's path; null for memory.</summary>
    public string? File { get; init; }

    /// <summary>Memory whose content is the program, and which nobody can change any more.</summary>
    public DescriptorHandle? Memory { get; init; }

    /// <summary>A function of the host's process; null for what is executed.</summary>
    public Func<Env, int>? Main { get; init; }

    /// <summary>The program's arguments, without its name, such as the `.dll` that `dotnet` runs.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];
}
