using System.CommandLine;
using TelOS.Idl.Tool.Building;
using TelOS.Idl.Tool.Loading;
using TelOS.Idl.Tool.Output;
using TelOS.Idl.Tool.Rendering;

namespace TelOS.Idl.Tool.CommandLine;

/// <summary><c>tidl build</c>: writes what comes out of contracts.</summary>
internal static class BuildCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolConsole console)
    {
        Command command = new("build", "Write code from contracts. Nothing is touched when a contract has errors, and nothing is rewritten that did not change.");
        BuildArguments arguments = BuildArguments.AddCodeTo(command);
        Option<string?> dependencies = CommonOptions.File("--depfile", "Write what the outputs depend on, as make and ninja read it.");
        Option<bool> check = new("--check") { Description = "Write nothing; fail when an output is not up to date." };
        Option<string> format = CommonOptions.Format("How to write the report.", "text", "json", "msbuild");
        command.Add(dependencies);
        command.Add(check);
        command.Add(format);
        command.SetAction(parsed =>
        {
            BuildMode mode = parsed.GetValue(check) ? BuildMode.Check : BuildMode.Write;
            BuildRequest request = arguments.Read(parsed);
            BuildReport report;
            using (LiveLine live = new(console.Error.Writer, console.IsTerminal))
            {
                report = new BuildRun(console.Folder, request, mode).Run(live.Count("contracts"));
            }
            if (parsed.GetValue(dependencies) is { } path && report.Code == ExitCode.Fine && mode == BuildMode.Write)
            {
                report = WriteDependencies(console, request, report, path);
            }
            Write(console, report, parsed.GetRequiredValue(format));
            return report.Code;
        });
        return command;
    }

    private static BuildReport WriteDependencies(ToolConsole console, BuildRequest request, BuildReport report, string path)
    {
        try
        {
            AtomicFile.Write(console.Folder.Full(path), DependencyFile.Write(console.Folder, request, report.Sources));
            return report;
        }
        catch (Exception e) when (InputProblem.Explains(e))
        {
            return report with { Problems = [InputProblem.Of(path, e, "write")] };
        }
    }

    private static void Write(ToolConsole console, BuildReport report, string format)
    {
        switch (format)
        {
            case "json":
                console.WriteDocument(BuildJson.Write(report, console.Folder));
                break;
            case "msbuild":
                MsBuildText.Write(console.Out, report);
                break;
            default:
                BuildText.Write(console, report);
                break;
        }
    }
}
