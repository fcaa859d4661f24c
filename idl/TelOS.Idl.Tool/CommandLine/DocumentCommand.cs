using System.CommandLine;
using TelOS.Idl.Tool.Building;
using TelOS.Idl.Tool.Output;
using TelOS.Idl.Tool.Rendering;

namespace TelOS.Idl.Tool.CommandLine;

/// <summary><c>tidl doc</c>: pages of contracts.</summary>
internal static class DocumentCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolConsole console)
    {
        Command command = new("doc", "Write pages about contracts: what they offer, what each call needs, and how types lie in memory.");
        BuildArguments arguments = BuildArguments.AddPagesTo(command);
        command.SetAction(parsed =>
        {
            BuildReport report;
            using (LiveLine live = new(console.Error.Writer, console.IsTerminal))
            {
                report = new BuildRun(console.Folder, arguments.Read(parsed), BuildMode.Write).Run(live.Count("pages"));
            }
            BuildText.Write(console, report);
            return report.Code;
        });
        return command;
    }
}
