using System.CommandLine;
using TelOS.Idl.Binding;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Genode;
using TelOS.Idl.Genode.Templates;
using TelOS.Idl.Model;
using TelOS.Idl.Tool.Building;
using TelOS.Idl.Tool.Creating;
using TelOS.Idl.Tool.Loading;
using TelOS.Idl.Tool.Output;
using TelOS.Idl.Tool.Rendering;

namespace TelOS.Idl.Tool.CommandLine;

/// <summary><c>tidl new server</c> and <c>tidl new client</c>: components of Genode to begin with.</summary>
internal static class NewComponentCommand
{
    /// <summary>Writes the files of a component.</summary>
    private delegate IReadOnlyList<GeneratedFile> Skeleton(IReadOnlyList<Contract> contracts, Contract contract, string name, GenodeOptions options);

    /// <summary>The command that creates a server.</summary>
    public static Command Server(ToolConsole console) =>
        Create(console, "server", "A server of a contract in C++ that compiles as it is: sources, recipe, run script, Goa project.", Skeletons.Server);

    /// <summary>The command that creates a client.</summary>
    public static Command Client(ToolConsole console) =>
        Create(console, "client", "A client of a contract in C++ that compiles as it is: sources, recipe, run script, Goa project.", Skeletons.Client);

    private static Command Create(ToolConsole console, string kind, string description, Skeleton skeleton)
    {
        Argument<string> name = new("name") { Description = "The component's name: lower-case letters, digits, _ and -." };
        Option<string?> contract = CommonOptions.File("--contract", "The contract; without it, the only one in this folder.");
        Option<string[]> importRoots = CommonOptions.ImportRoots();
        Option<string?> folder = CommonOptions.Folder("--output", "Create the files in this repository.", "-o");
        Option<string?> templates = CommonOptions.Templates();
        Command command = new(kind, description) { name, contract, folder, importRoots, templates };
        command.SetAction(parsed =>
        {
            string? given = parsed.GetValue(contract);
            LoadedContracts loaded = new ContractLoader(console.Folder).Load([given ?? "."], new ImportPlaces(parsed.GetRequiredValue(importRoots)));
            List<InputProblem> problems = [.. loaded.Problems];
            if (problems.Count == 0 && loaded.Requested.Count != 1)
            {
                problems.Add(new InputProblem(given ?? ".", "there is more than one contract", "say which one with --contract FILE"));
            }
            TemplateSource source = TemplateSource.BuiltIn;
            if (parsed.GetValue(templates) is { } own)
            {
                _ = TemplateFolder.Read(console.Folder, own, problems);
                source = TemplateSource.Folder(console.Folder.Full(own));
            }
            problems.ForEach(console.Report);
            return problems.Count > 0
                ? ExitCode.Unusable
                : Write(console, loaded, parsed.GetRequiredValue(name), parsed.GetValue(folder) ?? ".", new GenodeOptions { Templates = source }, skeleton);
        });
        return command;
    }

    private static int Write(ToolConsole console, LoadedContracts loaded, string name, string folder, GenodeOptions options, Skeleton skeleton)
    {
        CompilationResult result = loaded.Compile(console.Folder);
        foreach (Diagnostic error in result.Diagnostics.Where(finding => finding.Severity == DiagnosticSeverity.Error))
        {
            FindingText.Write(console.Error, error);
        }
        if (result.HasErrors)
        {
            return ExitCode.Findings;
        }
        try
        {
            IReadOnlyList<GeneratedFile> files = skeleton(
                [.. result.Contracts.Concat(result.Prelude).Select(contract => contract.Model!)], result.Contracts[0].Model!, name, options);
            return new NewFiles(console).Create(folder, [.. files.Select(file => (file.Path, file.Text))]);
        }
        catch (Exception e) when (e is ArgumentException or TemplateException)
        {
            string reason = e is ArgumentException { ParamName: { } parameter } ? e.Message.Replace($" (Parameter '{parameter}')", string.Empty, StringComparison.Ordinal) : e.Message;
            console.Report(new InputProblem($"'{name}'", reason.Replace('\n', ' ').TrimEnd('.'), "see 'tidl new --help'"));
            return ExitCode.Unusable;
        }
    }
}
