using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace TelOS.Idl.Tool.CommandLine;

/// <summary>The help of a command, with examples behind it.</summary>
/// <param name="usual">Writes the usual help.</param>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    private static readonly Dictionary<string, string[]> Examples = new(StringComparer.Ordinal)
    {
        ["check"] =
        [
            "tidl check contracts                             everything below a folder",
            "tidl check store.tidl --import-root contracts    imports are also looked for below contracts",
            "tidl check store.tidl --budgets                  how much of a message each method needs",
            "tidl check . --format sarif > tidl.sarif         for a code review tool",
        ],
        ["build"] =
        [
            "tidl build contracts --csharp generated          C# of everything below a folder",
            "tidl build contracts --cpp generated             C++ headers, in generated/include",
            "tidl build contracts --genode repository         all that a Genode build directory needs",
            "tidl build store.tidl --cpp out --depfile out/tidl.d       for a rule of make or ninja",
            "tidl build contracts --csharp generated --check  fails when an output is not up to date, for CI",
        ],
        ["watch"] =
        [
            "tidl watch contracts --csharp generated          builds again whenever something changes, until Ctrl-C",
        ],
        ["fmt"] =
        [
            "tidl fmt contracts                               rewrites what is not formatted",
            "tidl fmt contracts --check                       names what is not formatted, for CI",
            "tidl fmt store.tidl --diff                       shows what would change",
            "tidl fmt - < store.tidl                          from standard input to standard output",
        ],
        ["new"] =
        [
            "tidl new contract acme.notes                     writes notes.tidl",
            "tidl new server notes --contract notes.tidl      writes a server of it, for Genode",
            "tidl new client notes_app --contract notes.tidl  writes a client of it, for Genode",
        ],
        ["new contract"] =
        [
            "tidl new contract acme.notes                     writes notes.tidl",
            "tidl new contract acme.noteBook -o contracts     writes contracts/note_book.tidl",
        ],
        ["new server"] =
        [
            "tidl new server notes --contract notes.tidl -o repository      writes src/server/notes and what belongs to it",
        ],
        ["new client"] =
        [
            "tidl new client notes_app --contract notes.tidl -o repository  writes src/app/notes_app and what belongs to it",
        ],
        ["new templates"] =
        [
            "tidl new templates                               writes templates/*.scriban; delete those that are to stay as they are",
        ],
        ["doc"] =
        [
            "tidl doc contracts --html site                   a page for each contract, and site/index.html",
            "tidl doc contracts --markdown pages              the same as Markdown",
        ],
        ["dump"] =
        [
            "tidl dump store.tidl                             to standard output",
            "tidl dump *.tidl --output contracts.json         all in one document",
        ],
        ["explain"] =
        [
            "tidl explain TIDL0201                            what a finding means, with a bad and a good example",
            "tidl explain                                     all findings there are",
        ],
        ["completion"] =
        [
            "tidl completion bash > ~/.local/share/bash-completion/completions/tidl",
            "source <(tidl completion bash)                   only in this shell",
            "tidl completion fish > ~/.config/fish/completions/tidl.fish",
        ],
    };

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int code = usual.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        Command command = parseResult.CommandResult.Command;
        IEnumerable<string> examples = command is RootCommand
            ? command.Subcommands.Select(verb => Examples[verb.Name][0])
            : Examples[PathOf(parseResult.CommandResult)];
        output.Write("Examples:\n");
        foreach (string example in examples)
        {
            output.Write($"  {example}\n");
        }
        output.Write("\nExit codes: 0 nothing is wrong; 1 contracts have errors, are not formatted, or outputs are not up to date; 2 the command cannot be carried out.\n");
        return code;
    }

    /// <summary>The verb, and the one below it.</summary>
    private static string PathOf(CommandResult command) =>
        command.Parent is CommandResult { Command: not RootCommand } above ? $"{PathOf(above)} {command.Command.Name}" : command.Command.Name;
}
