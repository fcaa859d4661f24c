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
}
