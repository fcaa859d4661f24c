using System.CommandLine;
using TelOS.Idl.Binding;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Tool.Loading;
using TelOS.Idl.Tool.Output;
using TelOS.Idl.Tool.Rendering;

namespace TelOS.Idl.Tool.CommandLine;

/// <summary><c>tidl check</c>: everything that is wrong with contracts, in one run.</summary>
internal static class CheckCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolConsole console)
    {
        Argument<string[]> inputs = CommonOptions.Inputs("Contracts, or folders with contracts.");
        Option<string[]> importRoots = CommonOptions.ImportRoots();
        Option<string> format = CommonOptions.Format("How to write the findings.", "text", "json", "sarif");
        Option<bool> budgets = new("--budgets") { Description = "Show how much of a message each method needs." };
        Option<bool> strict = CommonOptions.WarningsAsErrors();
        Command command = new("check", "Find everything that is wrong with contracts.") { inputs, importRoots, format, budgets, strict };
        command.SetAction(parsed =>
        {
            CheckReport report = Check(
                console.Folder,
                new ContractLoader(console.Folder).Load(parsed.GetRequiredValue(inputs), new ImportPlaces(parsed.GetRequiredValue(importRoots))),
                parsed.GetValue(budgets),
                parsed.GetValue(strict));
            Write(console, report, parsed.GetRequiredValue(format));
            foreach (InputProblem problem in report.Problems)
            {
                console.Report(problem);
            }
            return report.Problems.Count > 0 ? ExitCode.Unusable
                : report.Count(DiagnosticSeverity.Error) > 0 ? ExitCode.Findings
                : ExitCode.Fine;
        });
        return command;
    }

    private static CheckReport Check(WorkingFolder folder, LoadedContracts loaded, bool withBudgets, bool warningsAsErrors)
    {
        CompilationResult result = loaded.Compile(folder, warningsAsErrors);
        return new CheckReport(
            loaded.All.Count,
            result.Diagnostics,
            loaded.Problems,
            withBudgets ? BudgetRow.Of(result.Contracts.Take(loaded.Requested.Count), folder) : null);
    }

    private static void Write(ToolConsole console, CheckReport report, string format)
    {
        switch (format)
        {
            case "json":
                console.WriteDocument(JsonReport.Write(report));
                break;
            case "sarif":
                console.WriteDocument(SarifReport.Write(
                    report, DiagnosticCatalogue.All, DiagnosticCatalogue.PageOf, ToolCommands.Version));
                break;
            default:
                TextReport.Write(console.Out, report);
                break;
        }
    }
}
