using System.CommandLine;
using TelOS.Idl.Binding;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Tool.Json;
using TelOS.Idl.Tool.Loading;
using TelOS.Idl.Tool.Output;
using TelOS.Idl.Tool.Rendering;

namespace TelOS.Idl.Tool.CommandLine;

/// <summary><c>tidl dump</c>: the JSON form of bound contracts.</summary>
internal static class DumpCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolConsole console)
    {
        Argument<string[]> inputs = CommonOptions.Inputs("Contracts, or folders with contracts.");
        Option<string[]> importRoots = CommonOptions.ImportRoots();
        Option<string?> output = CommonOptions.File("--output", "Write to this file and not to standard output.", "-o");
        Command command = new("dump", "Write contracts as JSON, with every name resolved and every offset, opcode and budget computed.")
        {
            inputs, importRoots, output,
        };
        command.SetAction(parsed =>
        {
            LoadedContracts loaded = new ContractLoader(console.Folder)
                .Load(parsed.GetRequiredValue(inputs), new ImportPlaces(parsed.GetRequiredValue(importRoots)));
            return Dump(console, loaded, parsed.GetValue(output));
        });
        return command;
    }

    private static int Dump(ToolConsole console, LoadedContracts loaded, string? output)
    {
        CompilationResult result = loaded.Compile(console.Folder);
        foreach (Diagnostic error in result.Diagnostics.Where(finding => finding.Severity == DiagnosticSeverity.Error))
        {
            FindingText.Write(console.Error, error);
        }
        foreach (InputProblem problem in loaded.Problems)
        {
            console.Report(problem);
        }
        if (loaded.Problems.Count > 0)
        {
            return ExitCode.Unusable;
        }
        if (result.HasErrors)
        {
            return ExitCode.Findings;
        }
        byte[] document = ContractJson.Write([.. result.Contracts.Take(loaded.Requested.Count).Select(contract => contract.Model!)]);
        if (output is null)
        {
            console.WriteDocument(document);
            return ExitCode.Fine;
        }
        return WriteFile(console, output, document);
    }

    private static int WriteFile(ToolConsole console, string output, byte[] document)
    {
        try
        {
            AtomicFile.Write(console.Folder.Full(output), document);
            return ExitCode.Fine;
        }
        catch (Exception e) when (InputProblem.Explains(e))
        {
            console.Report(InputProblem.Of(output, e, "write"));
            return ExitCode.Unusable;
        }
    }
}
