using System.CommandLine;
using TelOS.Runtime;

namespace TelOS.Host.Tool;

/// <summary>What the commands have in common that run a system: the configuration, its modules, and what it runs on.</summary>
internal sealed class SystemOptions
{
    private readonly Argument<string> _file = SystemArgument.Create();

    private readonly Option<string?> _modules = new("--modules", "-m")
    {
        Description = "The folder with programs and other ROM modules; the configuration's own when left out.",
    };

    private readonly Option<string> _release = new("--release")
    {
        Description = "The release of Genode by whose numbers programs call core: 26.02 or 26.04.",
        DefaultValueFactory = static _ => "26.04",
    };

    /// <summary>Adds them to a command.</summary>
    public SystemOptions(Command command)
    {
        _release.AcceptOnlyFromAmong("26.02", "26.04");
        command.Add(_file);
        command.Add(_modules);
        command.Add(_release);
    }

    /// <summary>Reads the configuration and the options, and says what is wrong with them.</summary>
    /// <param name="output">Takes what is wrong.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="system">The configuration.</param>
    /// <param name="options">How to run it.</param>
    /// <returns>The exit code when it cannot be run, or null.</returns>
    public int? Read(ToolOutput output, ParseResult parsed, out SystemFile system, out HostedSystemOptions options)
    {
        options = null!;
        system = SystemArgument.Read(output, parsed.GetRequiredValue(_file))!;
        if (system is null)
        {
            return ExitCode.Unusable;
        }

        if (system.Configuration is null)
        {
            FindingText.Write(output.Error, system);
            return ExitCode.Findings;
        }

        var folder = parsed.GetValue(_modules) ?? Path.GetDirectoryName(Path.GetFullPath(system.Path))!;
        if (!Directory.Exists(folder))
        {
            output.Fail($"there is no folder '{folder}'");
            return ExitCode.Unusable;
        }

        options = new HostedSystemOptions
        {
            Configuration = system.Text,
            ModuleFolder = folder,
            Log = static _ => { },
            Release = parsed.GetRequiredValue(_release) == "26.02" ? GenodeRelease.Genode2602 : GenodeRelease.Sculpt2604,
        };
        return null;
    }
}
