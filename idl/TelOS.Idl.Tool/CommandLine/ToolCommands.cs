using System.CommandLine;
using System.CommandLine.Help;
using TelOS.Idl.Tool.Output;

namespace TelOS.Idl.Tool.CommandLine;

/// <summary>All commands of the tool.</summary>
internal static class ToolCommands
{
    /// <summary>The tool's version, as <c>--version</c> prints it.</summary>
    public static string Version { get; } = typeof(ToolCommands).Assembly.GetName().Version!.ToString(3);

    /// <summary>Builds the commands for a console.</summary>
    public static RootCommand Create(ToolConsole console)
    {
        RootCommand root = new("The tool for contracts of TelOS IDL (.tidl files): checks them, writes code from them, formats and documents them.")
        {
            CheckCommand.Create(console),
            BuildCommand.Create(console),
            WatchCommand.Create(console),
            FormatCommand.Create(console),
            NewCommand.Create(console),
            DocumentCommand.Create(console),
            DumpCommand.Create(console),
            ExplainCommand.Create(console),
        };
        root.Add(CompletionCommand.Create(console, root));
        foreach (Option option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction usual } help)
            {
                help.Action = new HelpWithExamples(usual);
            }
            else if (option is VersionOption version)
            {
                version.Action = new PrintVersion();
            }
        }
        return root;
    }
}
