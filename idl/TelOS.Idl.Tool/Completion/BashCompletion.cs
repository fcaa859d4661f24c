using System.Text;

namespace TelOS.Idl.Tool.Completion;

/// <summary>Completion for bash; needs nothing but bash.</summary>
internal static class BashCompletion
{
    /// <summary>Writes the script.</summary>
    public static string Write(IReadOnlyList<CommandWords> commands)
    {
        StringBuilder text = new();
        text.Append("""
            # bash completion for tidl
            #   source <(tidl completion bash)
            # or, for all shells to come, write it to ~/.local/share/bash-completion/completions/tidl
            _tidl_words() { mapfile -t COMPREPLY < <(compgen -W "$1" -- "$2"); }

            _tidl_paths() {
                compopt -o filenames 2>/dev/null
                case $1 in
                    folder) mapfile -t COMPREPLY < <(compgen -d -- "$2") ;;
                    contract) mapfile -t COMPREPLY < <(compgen -d -- "$2"; compgen -f -X '!*.tidl' -- "$2") ;;
                    *) mapfile -t COMPREPLY < <(compgen -f -- "$2") ;;
                esac
            }

            _tidl() {
                local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} path= word
                COMPREPLY=()
                for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
                    case "$path $word" in

            """);
        foreach (CommandWords command in commands.Where(command => command.Path.Length > 0))
        {
            int blank = command.Path.LastIndexOf(' ');
            text.Append($"            '{(blank < 0 ? "" : command.Path[..blank])} {command.Path[(blank + 1)..]}') path='{command.Path}' ;;\n");
        }
        text.Append("        esac\n    done\n    case \"$path|$prev\" in\n");
        foreach (CommandWords command in commands)
        {
            foreach (OptionWords option in command.Options.Where(option => option.Value.Kind != ValueKind.None))
            {
                string patterns = string.Join('|', option.Names.Select(name => $"'{command.Path}|{name}'"));
                text.Append($"        {patterns}) {Offer(option.Value)}; return ;;\n");
            }
        }
        text.Append("    esac\n    case $path in\n");
        foreach (CommandWords command in commands)
        {
            string options = string.Join(' ', command.Options.SelectMany(option => option.Names));
            text.Append($"        '{command.Path}')\n            if [[ $cur == -* ]]; then _tidl_words '{options}' \"$cur\"\n");
            if (command.Subcommands.Count > 0)
            {
                text.Append($"            else _tidl_words '{string.Join(' ', command.Subcommands.Select(below => below.Name))}' \"$cur\"\n");
            }
            else if (command.Arguments.Count > 0)
            {
                text.Append($"            else {Offer(command.Arguments[^1])}\n");
            }
            text.Append("            fi ;;\n");
        }
        return text.Append("    esac\n}\n\ncomplete -F _tidl tidl\n").ToString();
    }

    private static string Offer(ExpectedValue value) => value.Kind switch
    {
        ValueKind.Word => $"_tidl_words '{string.Join(' ', value.Words)}' \"$cur\"",
        ValueKind.Folder => "_tidl_paths folder \"$cur\"",
        ValueKind.Contract => "_tidl_paths contract \"$cur\"",
        ValueKind.File => "_tidl_paths file \"$cur\"",
        _ => ":",
    };
}
