using System.CommandLine;

namespace TelOS.Idl.Tool.Completion;

/// <summary>What can follow a command on the command line.</summary>
/// <param name="Path">The words of the command behind the program's name: empty, <c>check</c>, <c>new server</c>.</param>
/// <param name="Subcommands">Names and descriptions of the commands below it.</param>
/// <param name="Options">Its options.</param>
/// <param name="Arguments">What its arguments expect; the last one may be repeated.</param>
internal sealed record CommandWords(
    string Path,
    IReadOnlyList<(string Name, string Description)> Subcommands,
    IReadOnlyList<OptionWords> Options,
    IReadOnlyList<ExpectedValue> Arguments)
{
    /// <summary>A command and all below it, each before those below it.</summary>
    public static IEnumerable<CommandWords> Of(Command command, string path = "")
    {
        // The options that every command has stand at the root.
        IEnumerable<Option> options = command is RootCommand ? command.Options : command.Options.Concat(command.Parents.OfType<RootCommand>().SelectMany(Recursive)
            .Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Parents.OfType<RootCommand>()).SelectMany(Recursive)));
        yield return new CommandWords(
            path,
            [.. command.Subcommands.Where(below => !below.Hidden).Select(below => (below.Name, Sentence(below.Description)))],
            [.. options.Where(option => !option.Hidden).Select(option => new OptionWords(
                [.. option.Aliases.Prepend(option.Name).Where(name => name is not ("-?" or "/?" or "/h"))], Sentence(option.Description), ExpectedValue.Of(option)))],
            [.. command.Arguments.Where(argument => !argument.Hidden).Select(ExpectedValue.Of)]);
        foreach (CommandWords below in command.Subcommands.Where(below => !below.Hidden).SelectMany(below => Of(below, path.Length == 0 ? below.Name : $"{path} {below.Name}")))
        {
            yield return below;
        }
    }

    private static IEnumerable<Option> Recursive(Command root) => root.Options.Where(option => option.Recursive);

    /// <summary>The first sentence: what fits behind a word.</summary>
    private static string Sentence(string? description)
    {
        string text = description ?? string.Empty;
        int end = text.IndexOfAny(['.', ';']);
        return end < 0 ? text : text[..end];
    }
}
