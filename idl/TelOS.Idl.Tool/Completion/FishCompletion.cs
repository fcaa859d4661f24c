using System.Text;

namespace TelOS.Idl.Tool.Completion;

/// <summary>Completion for fish.</summary>
internal static class FishCompletion
{
    /// <summary>Writes the script.</summary>
    public static string Write(IReadOnlyList<CommandWords> commands)
    {
        StringBuilder text = new();
        text.Append("""
            # fish completion for tidl
            #   tidl completion fish | source
            # or, for all shells to come, write it to ~/.config/fish/completions/tidl.fish
            function __tidl_at
                set -l path ''
                for word in (commandline -opc)[2..-1]
                    switch "$path $word"

            """);
        foreach (CommandWords command in commands.Where(command => command.Path.Length > 0))
        {
            int blank = command.Path.LastIndexOf(' ');
            text.Append($"            case '{(blank < 0 ? "" : command.Path[..blank])} {command.Path[(blank + 1)..]}'\n                set path '{command.Path}'\n");
        }
        text.Append("""
                    end
                end
                test "$path" = "$argv[1]"
            end

            complete -c tidl -f

            """);
        foreach (CommandWords command in commands)
        {
            WriteCommand(text, command);
        }
        return text.ToString();
    }

    private static void WriteCommand(StringBuilder text, CommandWords command)
    {
        string head = $"complete -c tidl -n {Quote($"__tidl_at '{command.Path}'")}";
        foreach ((string name, string description) in command.Subcommands)
        {
            text.Append($"{head} -a {name} -d {Quote(description)}\n");
        }
        foreach (OptionWords option in command.Options)
        {
            string names = string.Concat(option.Names.Select(name =>
                name.StartsWith("--", StringComparison.Ordinal) ? $" -l {name[2..]}" : $" -s {name[1..]}"));
            text.Append($"{head}{names} -d {Quote(option.Description)}{Value(option.Value, " -x")}\n");
        }
        if (command.Subcommands.Count == 0 && command.Arguments.Count > 0)
        {
            text.Append($"{head}{Value(command.Arguments[^1], string.Empty)}\n");
        }
    }

    private static string Value(ExpectedValue value, string required) => value.Kind switch
    {
        ValueKind.None => string.Empty,
        ValueKind.Word => $"{required} -a {Quote(string.Join(' ', value.Words))}",
        ValueKind.Folder => $"{required} -a '(__fish_complete_directories)'",
        ValueKind.Contract => $"{required} -a '(__fish_complete_suffix .tidl)'",
        ValueKind.File => $"{(required.Length > 0 ? " -r" : required)} -F",
        _ => required,
    };

    private static string Quote(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
