using System.Text;

namespace TelOS.Idl.Tool.Completion;

/// <summary>Completion for zsh.</summary>
internal static class ZshCompletion
{
    /// <summary>Writes the script.</summary>
    public static string Write(IReadOnlyList<CommandWords> commands)
    {
        StringBuilder text = new();
        text.Append("""
            #compdef tidl
            # zsh completion for tidl
            #   source <(tidl completion zsh)
            # or, for all shells to come, write it as _tidl into a folder of $fpath
            _tidl() {
                local path_='' i
                local -a below
                for ((i = 2; i < CURRENT; i++)); do
                    case "$path_ ${words[i]}" in

            """);
        foreach (CommandWords command in commands.Where(command => command.Path.Length > 0))
        {
            int blank = command.Path.LastIndexOf(' ');
            text.Append($"            '{(blank < 0 ? "" : command.Path[..blank])} {command.Path[(blank + 1)..]}') path_='{command.Path}' ;;\n");
        }
        text.Append("        esac\n    done\n    case $path_ in\n");
        foreach (CommandWords command in commands)
        {
            WriteCommand(text, command);
        }
        text.Append("""
                esac
            }

            if [[ ${funcstack[1]} == _tidl ]]; then _tidl "$@"; else compdef _tidl tidl; fi

            """);
        return text.ToString();
    }

    private static void WriteCommand(StringBuilder text, CommandWords command)
    {
        text.Append($"        '{command.Path}')\n");
        if (command.Subcommands.Count > 0)
        {
            text.Append("            below=(");
            text.AppendJoin(' ', command.Subcommands.Select(below => Quote($"{below.Name}:{below.Description.Replace(":", "\\:", StringComparison.Ordinal)}")));
            text.Append(")\n            [[ ${words[CURRENT]} == -* ]] || { _describe command below; return }\n");
        }
        text.Append("            _arguments");
        foreach (OptionWords option in command.Options)
        {
            foreach (string name in option.Names)
            {
                string action = option.Value.Kind == ValueKind.None ? string.Empty : $":value:{Action(option.Value)}";
                text.Append($" \\\n                {Quote($"{name}[{Escape(option.Description)}]{action}")}");
            }
        }
        if (command.Subcommands.Count == 0 && command.Arguments.Count > 0)
        {
            text.Append($" \\\n                {Quote($"*:argument:{Action(command.Arguments[^1])}")}");
        }
        text.Append(" ;;\n");
    }

    private static string Action(ExpectedValue value) => value.Kind switch
    {
        ValueKind.Word => $"({string.Join(' ', value.Words)})",
        ValueKind.Folder => "_files -/",
        ValueKind.Contract => "_files -g \"*.tidl(-.)\"",
        ValueKind.File => "_files",
        _ => " ",
    };

    private static string Escape(string text) =>
        text.Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal).Replace(":", "\\:", StringComparison.Ordinal);

    private static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
