using System.CommandLine;
using System.CommandLine.Invocation;

namespace TelOS.Idl.Tool.CommandLine;

/// <summary><c>tidl --version</c>.</summary>
internal sealed class PrintVersion : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.Write($"tidl {ToolCommands.Version}\n");
        return ExitCode.Fine;
    }
}
