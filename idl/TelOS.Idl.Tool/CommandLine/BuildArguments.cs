using System.CommandLine;
using TelOS.Idl.Tool.Building;
using TelOS.Idl.Tool.Loading;

namespace TelOS.Idl.Tool.CommandLine;

/// <summary>The arguments and options that say what to write from which contracts; <c>build</c>, <c>watch</c> and <c>doc</c> take them.</summary>
internal sealed class BuildArguments
{
    private readonly Argument<string[]> _inputs = CommonOptions.Inputs("Contracts, or folders with contracts.");
    private readonly Option<string[]> _importRoots = CommonOptions.ImportRoots();
    private readonly Option<string[]> _imports = CommonOptions.Imports();
    private readonly Option<bool> _strict = CommonOptions.WarningsAsErrors();
    private readonly IReadOnlyList<(TargetLanguage Language, Option<string?> Folder)> _outputs;
    private Option<string?>? _templates;

    private BuildArguments(IReadOnlyList<(TargetLanguage Language, Option<string?> Folder)> outputs) => _outputs = outputs;

    /// <summary>Adds what writes code.</summary>
    public static BuildArguments AddCodeTo(Command command)
    {
        BuildArguments arguments = AddTo(
            command,
            (TargetLanguage.CSharp, CommonOptions.Folder("--csharp", "Write C# into this folder.")),
            (TargetLanguage.Cpp, CommonOptions.Folder("--cpp", "Write C++ headers for Genode into this folder.")),
            (TargetLanguage.Genode, CommonOptions.Folder("--genode", "Write a source repository of Genode into this folder.")));
        arguments._templates = CommonOptions.Templates();
        command.Add(arguments._templates);
        return arguments;
    }

    /// <summary>Adds what writes pages.</summary>
    public static BuildArguments AddPagesTo(Command command) => AddTo(
        command,
        (TargetLanguage.Html, CommonOptions.Folder("--html", "Write HTML pages into this folder.")),
        (TargetLanguage.Markdown, CommonOptions.Folder("--markdown", "Write Markdown pages into this folder.")));

    /// <summary>What a command line asks for.</summary>
    public BuildRequest Read(ParseResult parsed) => new(
        parsed.GetRequiredValue(_inputs),
        new ImportPlaces(parsed.GetRequiredValue(_importRoots), parsed.GetRequiredValue(_imports)),
        [
            .. from output in _outputs
               let folder = parsed.GetValue(output.Folder)
               where folder is not null
               select new BuildOutput(output.Language, folder),
        ],
        _templates is null ? null : parsed.GetValue(_templates),
        parsed.GetValue(_strict));

    private static BuildArguments AddTo(Command command, params (TargetLanguage Language, Option<string?> Folder)[] outputs)
    {
        BuildArguments arguments = new(outputs);
        command.Add(arguments._inputs);
        foreach ((_, Option<string?> folder) in outputs)
        {
            command.Add(folder);
        }
        command.Add(arguments._importRoots);
        command.Add(arguments._imports);
        command.Add(arguments._strict);
        command.Validators.Add(result =>
        {
            if (outputs.All(output => result.GetValue(output.Folder) is null))
            {
                result.AddError($"nothing says what to write; give {string.Join(" or ", outputs.Select(output => $"{output.Folder.Name} FOLDER"))}");
            }
        });
        return arguments;
    }
}
