using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace TelOS.Host.Tool;

/// <summary>The help of a command, with examples behind it.</summary>
/// <param name="usual">Writes the usual help.</param>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    private static readonly Dictionary<string, string[]> s_examples = new(StringComparer.Ordinal)
    {
        ["run"] =
        [
            "telos run system.hid                          starts what it describes, until Ctrl-C or its exit",
            "telos run system.hid --modules bin            programs and other ROM modules lie in bin",
            "telos run system.hid | grep '\\[init -> hello'  plain lines, those of one child",
        ],
        ["check"] =
        [
            "telos check system.hid                        everything that is wrong with it, with line numbers",
            "telos check system.hid --format json          the same for a program",
        ],
        ["trace"] =
        [
            "telos trace system.hid                        runs it, and shows every call between its components",
            "telos trace system.hid --child app            those of one child, made and answered",
            "telos trace system.hid --service Timer        those of sessions with one service",
            "telos trace system.hid --contract app.tidl    by a contract of your own, with what it imports",
            "telos trace system.hid --output calls.jsonl   a line of JSON for each call, for a program",
        ],
        ["graph"] =
        [
            "telos graph system.hid > system.svg           a picture of who serves whom",
            "telos graph system.hid --format dot | dot -Tpdf > system.pdf",
        ],
    };

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(System.CommandLine.ParseResult parseResult)
    {
        var code = usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command;
        output.WriteLine("Examples:");
        foreach (var example in command is RootCommand ? s_examples.Values.Select(static lines => lines[0]) : s_examples[command.Name])
        {
            output.WriteLine($"  {example}");
        }

        return code;
    }
}
