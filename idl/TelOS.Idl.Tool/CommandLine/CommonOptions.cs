using System.CommandLine;

namespace TelOS.Idl.Tool.CommandLine;

/// <summary>Arguments and options that more than one command takes.</summary>
internal static class CommonOptions
{
    /// <summary>Files and folders. What looks like an option is none: the parser would take a misspelled option for a path.</summary>
    public static Argument<string[]> Inputs(string description)
    {
        Argument<string[]> inputs = new("path")
        {
            Description = description,
            Arity = ArgumentArity.OneOrMore,
        };
        inputs.Validators.Add(result =>
        {
            foreach (string value in result.Tokens.Select(token => token.Value))
            {
                if (value.Length > 1 && value[0] == '-')
                {
                    result.AddError($"there is no option '{value}'; a path that begins with '-' is written './{value}'");
                }
            }
        });
        return inputs;
    }

    /// <summary><c>--import-root</c>.</summary>
    public static Option<string[]> ImportRoots() => new("--import-root", "-I")
    {
        Description = "Look for imports below this folder too; may be given more than once, the first one that has the file counts.",
        HelpName = "folder",
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = _ => [],
    };

    /// <summary><c>--import</c>.</summary>
    public static Option<string[]> Imports() => new("--import")
    {
        Description = "A contract that imports may mean by the end of its path; nothing is written from it. May be given more than once.",
        HelpName = "file",
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = _ => [],
    };

    /// <summary><c>--warnings-as-errors</c>.</summary>
    public static Option<bool> WarningsAsErrors() => new("--warnings-as-errors") { Description = "Treat warnings as errors." };

    /// <summary><c>--format</c>, one of some names, the first of which is meant when it is left out.</summary>
    public static Option<string> Format(string description, params string[] names)
    {
        Option<string> format = new("--format") { Description = description, DefaultValueFactory = _ => names[0] };
        format.AcceptOnlyFromAmong(names);
        return format;
    }

    /// <summary>An option whose value is a folder.</summary>
    public static Option<string?> Folder(string name, string description, params string[] aliases) => PathOption(name, description, "folder", aliases);

    /// <summary>An option whose value is a file.</summary>
    public static Option<string?> File(string name, string description, params string[] aliases) => PathOption(name, description, "file", aliases);

    /// <summary><c>--templates</c>.</summary>
    public static Option<string?> Templates() => Folder("--templates", "Take the templates in this folder in place of those of the same name.");

    private static Option<string?> PathOption(string name, string description, string kind, string[] aliases)
    {
        Option<string?> option = new(name, aliases) { Description = description, HelpName = kind };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }] && string.IsNullOrWhiteSpace(value))
            {
                result.AddError($"{name} '': it names no {kind}");
            }
        });
        return option;
    }
}
