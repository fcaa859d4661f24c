using TelOS.Idl.Binding;
using TelOS.Idl.Genode.Templates;
using TelOS.Idl.Tool.Loading;

namespace TelOS.Idl.Tool.Building;

/// <summary>Builds contracts: reads, binds, writes all texts in memory, and only then touches the output folders.</summary>
/// <param name="working">What paths are relative to.</param>
/// <param name="request">What to build.</param>
/// <param name="mode">What to do with what differs.</param>
internal sealed class BuildRun(WorkingFolder working, BuildRequest request, BuildMode mode)
{
    /// <summary>How long a build waits for another one that writes into the same folder.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Builds.</summary>
    /// <param name="progress">Is told of the number of contracts that are written and of their total; may be called by several threads.</param>
    /// <param name="cancellation">Ends the work before something is written.</param>
    public BuildReport Run(Action<int, int> progress, CancellationToken cancellation = default)
    {
        LoadedContracts loaded = new ContractLoader(working).Load(request.Inputs, request.Imports);
        List<InputProblem> problems = [.. loaded.Problems];
        BuildReport report = new(mode, loaded.Requested.Count, [], problems, [], [.. loaded.All.Select(tree => tree.Source.Path)])
        {
            ImportCandidates = loaded.ImportCandidates,
        };
        CompilationResult result = loaded.Compile(working, request.WarningsAsErrors);
        report = report with { Findings = [.. result.Diagnostics] };
        if (problems.Count > 0 || report.HasErrors)
        {
            return report;
        }
        if (OutputEmitters.TryCreate(request, working, problems) is not { } emitters)
        {
            return report;
        }
        report = report with { Sources = [.. report.Sources, .. emitters.Templates] };
        BuildContracts contracts = new(result, loaded.Requested.Count, loaded.ImportRoots);
        List<FolderOutputs> folders = [];
        try
        {
            folders = Emit(emitters, contracts, problems, progress, cancellation);
        }
        catch (TemplateException e)
        {
            problems.Add(ProblemOf(e));
        }
        return problems.Count > 0 ? report : report with { Plans = Carry(folders, contracts, problems) };
    }

    /// <summary>What is wrong with a template, in one line: file, line and column, then the reason.</summary>
    private InputProblem ProblemOf(TemplateException exception)
    {
        string folder = request.Templates ?? "templates";
        string message = exception.Message.Replace(working.Full(folder) + "/", string.Empty, StringComparison.Ordinal);
        return new InputProblem(folder, message.Replace('\n', ' ').TrimEnd('.'), "correct the template");
    }

    private List<FolderOutputs> Emit(
        OutputEmitters emitters, BuildContracts contracts, List<InputProblem> problems, Action<int, int> progress, CancellationToken cancellation)
    {
        int done = 0;
        int total = contracts.Requested.Count * request.Outputs.Count;
        List<FolderOutputs> folders = [];
        foreach (IGrouping<string, BuildOutput> outputs in request.Outputs.GroupBy(output => working.Full(output.Folder), StringComparer.Ordinal))
        {
            List<OutputFile> files = [];
            foreach (BuildOutput output in outputs)
            {
                files.AddRange(emitters.Of(output.Language).Emit(contracts, () => progress(Interlocked.Increment(ref done), total), cancellation));
            }
            string shown = working.Show(outputs.Key);
            folders.Add(new FolderOutputs(
                outputs.Key, shown, outputs.Select(output => output.Language).ToHashSet(), OutputMerger.Merge(files, shown, working, problems)));
        }
        return folders;
    }

    /// <summary>Compares with what is there and, unless it is only checked, writes.</summary>
    private List<OutputPlan> Carry(List<FolderOutputs> folders, BuildContracts contracts, List<InputProblem> problems)
    {
        List<FolderLock> locks = [];
        FolderOutputs? current = null;
        try
        {
            HashSet<string> sources = new(contracts.Requested.Select(contract => contract.Path), StringComparer.Ordinal);
            List<OutputPlan> plans = [];
            // In one order for everybody, so that no two processes wait for each other.
            foreach (FolderOutputs folder in folders.OrderBy(folder => folder.Path, StringComparer.Ordinal))
            {
                current = folder;
                if (mode == BuildMode.Write)
                {
                    locks.Add(FolderLock.Take(folder.Path, Patience));
                }
                OutputPlan? plan = new OutputPlanner(folder.Path, folder.Shown, folder.Languages, sources).TryPlan(folder.Files, out InputProblem? problem);
                if (plan is null)
                {
                    problems.Add(problem!);
                    continue;
                }
                plans.Add(plan);
                problems.AddRange(plan.Changes.Where(change => change.State == OutputState.Foreign).Select(change => new InputProblem(
                    $"{folder.Shown}/{change.Path}",
                    "tidl did not write what is there, and would overwrite it",
                    "move it away, or name another folder")));
            }
            if (problems.Count > 0)
            {
                return [];
            }
            if (mode == BuildMode.Write)
            {
                OutputWriter.Carry(plans);
            }
            return plans;
        }
        catch (Exception e) when (InputProblem.Explains(e))
        {
            problems.Add(InputProblem.Of(current?.Shown ?? ".", e, "write"));
            return [];
        }
        finally
        {
            locks.ForEach(taken => taken.Dispose());
        }
    }
}
