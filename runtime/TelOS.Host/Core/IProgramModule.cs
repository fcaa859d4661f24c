using TelOS.Runtime;

namespace TelOS.Host;

/// <summary>A boot module that can be started without a look at its content.</summary>
internal interface IProgramModule : IDisposable
{
    /// <summary>How it is executed.</summary>
    ProgramImage Program { get; }

    /// <summary>The memory that holds the content, if somebody asked for it.</summary>
    MemoryObject? Memory { get; }
}
