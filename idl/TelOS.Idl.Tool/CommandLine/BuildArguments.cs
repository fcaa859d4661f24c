using System.CommandLine;
using TelOS.Idl.Tool.Building;

namespace TelOS.Idl.Tool.CommandLine;

/// <summary>The arguments and options that say what to build; <c>build</c> and <c>watch</c> take them.</summary>
internal sealed class BuildArguments
{
    private readonly Argument<string[]> _inputs = CommonOptions.Inputs("Contracts, or folders with contracts.");
    private readonly Option<string[]> _importRoots = CommonOptions.ImportRoots();
    private readonly Option<bool> _strict = CommonOptions.WarningsAsErrors();
    private readonly Option<string?> _csharp = CommonOptions.Folder("--csharp", "Write C# into this folder.");

    private BuildArguments()
    {
    }

    /// <summary>Adds them to a command.</summary>
    public static BuildArguments AddTo(Command command)
    {
        BuildArguments arguments = new();
        command.Add(arguments._inputs);
        command.Add(arguments._csharp);
        command.Add(arguments._importRoots);
        command.Add(arguments._strict);
        command.Validators.Add(result =>
        {
            if (result.GetValue(arguments._csharp) is null)
            {
                result.AddError("nothing says what to write; give --csharp FOLDER");
            }
        });
        return arguments;
    }

    /// <summary>What a command line asks for.</summary>
    public BuildRequest Read(ParseResult parsed)
    {
        List<BuildOutput> outputs = [];
        Add(TargetLanguage.CSharp, _csharp);
        return new BuildRequest(
            parsed.GetRequiredValue(_inputs), parsed.GetRequiredValue(_importRoots), outputs, null, parsed.GetValue(_strict));

        void Add(TargetLanguage language, Option<string?> option)
        {
            if (parsed.GetValue(option) is { } folder)
            {
                outputs.Add(new BuildOutput(language, folder));
            }
        }
    }
}
