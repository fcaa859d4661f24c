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
        ["store"] =
        [
            "telos store inspect world.image               roots, objects and sizes of a Living Image in a file",
            "telos store get world.image people/ada        an object and its relations",
            "telos store query world.image kind=session    objects by slots, their own or their parents'",
            "telos store export world.image > all.jsonl    a line of JSON for each object",
        ],
        ["store create"] =
        [
            "telos store create world.image                an empty image of 1G, which takes hardly any room",
            "telos store create world.image --size 64M",
        ],
        ["store inspect"] =
        [
            "telos store inspect world.image               tables on a terminal, lines with tabs in a pipe",
            "telos store inspect world.image --json        the same for a program",
        ],
        ["store get"] =
        [
            "telos store get world.image people/ada        the object that a root is bound to",
            "telos store get world.image 17 --json         the object with identity 17, as a line of an export",
            "telos store get world.image people/ada boss name    what slots lead to",
            "telos store get world.image 17 --raw | xxd    its bytes as they are stored",
        ],
        ["store put"] =
        [
            "telos store put world.image people/ada name=Ada born=1815",
            "telos store put world.image people/ada 'boss={\"$ref\":\"people/charles\"}'",
            "telos store put world.image people/ada --json ada.json --remove born",
            "telos store put world.image pictures/ada --raw ada.png    its bytes as they are",
        ],
        ["store query"] =
        [
            "telos store query world.image kind=session functions>10",
            "telos store query world.image name~quota --json     lines as of an export",
            "telos store query world.image --related partOf=17 --count",
            "telos store query world.image --from people/ada --limit 20",
            "telos store query world.image --min-size 64K --changed-after 120",
        ],
        ["store check"] =
        [
            "telos store check world.image                 exit code 1 when something is wrong",
            "telos store check world.image --json",
            "telos store check world.backup                a backup, by its checksum",
        ],
        ["store backup"] =
        [
            "telos store backup world.image world.backup",
        ],
        ["store restore"] =
        [
            "telos store restore world.backup new.image",
            "telos store restore world.backup world.image --force --size 4G",
        ],
        ["store import"] =
        [
            "telos store import world.image people.jsonl",
            "telos store export a.image | telos store import b.image -",
        ],
        ["store export"] =
        [
            "telos store export world.image world.jsonl",
            "telos store export world.image --root people/ada    what one root reaches",
            "telos store export world.image world.db --sqlite && sqlite3 world.db 'SELECT * FROM slot'",
        ],
        ["store collect"] =
        [
            "telos store collect world.image --dry-run     what no root reaches, and its sizes",
            "telos store collect world.image && telos store compact world.image",
            "telos store collect world.image --keep-after 120    leaves alone what was written after version 120",
        ],
        ["store compact"] =
        [
            "telos store compact world.image",
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
        foreach (var example in command is RootCommand ? s_examples.Where(static e => !e.Key.Contains(' ', StringComparison.Ordinal)).Select(static e => e.Value[0]) : s_examples[PathOf(command)])
        {
            output.WriteLine($"  {example}");
        }

        return code;
    }

    private static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault(static parent => parent is not RootCommand) is { } parent ? $"{PathOf(parent)} {command.Name}" : command.Name;
}
