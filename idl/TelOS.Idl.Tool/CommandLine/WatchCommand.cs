using System.CommandLine;
using System.Runtime.InteropServices;
using TelOS.Idl.Tool.Output;
using TelOS.Idl.Tool.Watching;

namespace TelOS.Idl.Tool.CommandLine;

/// <summary><c>tidl watch</c>: builds whenever a file changes.</summary>
internal static class WatchCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolConsole console)
    {
        Command command = new("watch", "Write code from contracts, and again whenever a contract, an import or a template changes.");
        BuildArguments arguments = BuildArguments.AddCodeTo(command);
        command.SetAction(parsed =>
        {
            using CancellationTokenSource stop = new();
            using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
            using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
            new WatchRun(console, arguments.Read(parsed)).Run(stop.Token);
            return ExitCode.Fine;

            void Stop(PosixSignalContext context)
            {
                context.Cancel = true;
                stop.Cancel();
            }
        });
        return command;
    }
}
