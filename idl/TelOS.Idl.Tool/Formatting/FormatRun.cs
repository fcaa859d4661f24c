using System.Globalization;
using System.Text;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Formatting;
using TelOS.Idl.Syntax;
using TelOS.Idl.Tool.CommandLine;
using TelOS.Idl.Tool.Loading;
using TelOS.Idl.Tool.Output;
using TelOS.Idl.Tool.Rendering;

namespace TelOS.Idl.Tool.Formatting;

/// <summary>One run of <c>tidl fmt</c>.</summary>
/// <param name="console">Where to write.</param>
/// <param name="check">Name what is not formatted, and change nothing.</param>
/// <param name="diff">Show what would change, and change nothing.</param>
internal sealed class FormatRun(ToolConsole console, bool check, bool diff)
{
    private bool _unusable;
    private bool _broken;
    private int _changed;
    private int _files;

    private bool ChangesNothing => check || diff;

    /// <summary>Formats files in place.</summary>
    /// <returns>The exit code.</returns>
    public int FormatFiles(IReadOnlyList<string> inputs)
    {
        List<InputProblem> problems = [];
        FileReader reader = new(console.Folder);
        foreach (string path in new InputFiles(console.Folder, problems).Find(inputs))
        {
            if (reader.TryRead(path, out InputProblem? problem) is { } tree)
            {
                FormatFile(path, tree);
            }
            else
            {
                problems.Add(problem!);
            }
        }
        problems.ForEach(console.Report);
        _unusable |= problems.Count > 0;
        Summarize();
        return Result();
    }

    /// <summary>Formats standard input to standard output.</summary>
    /// <returns>The exit code.</returns>
    public int FormatInput()
    {
        const string name = "<stdin>";
        if (FileReader.TryRead(name, console.Input, out InputProblem? problem) is not { } tree)
        {
            console.Report(problem!);
            return ExitCode.Unusable;
        }
        if (Format(tree) is not { } formatted)
        {
            return ExitCode.Findings;
        }
        if (ChangesNothing)
        {
            Compare(name, tree, formatted);
        }
        else
        {
            console.WriteDocument(Encoding.UTF8.GetBytes(formatted));
        }
        return Result();
    }

    private void FormatFile(string path, SyntaxTree tree)
    {
        _files++;
        if (Format(tree) is not { } formatted || formatted == tree.Source.Content)
        {
            return;
        }
        if (ChangesNothing)
        {
            Compare(path, tree, formatted);
            return;
        }
        try
        {
            AtomicFile.Write(console.Folder.Full(path), Encoding.UTF8.GetBytes(formatted));
            _changed++;
            console.Out.WriteLine($"formatted {VisibleText.Of(path)}");
        }
        catch (Exception e) when (InputProblem.Explains(e))
        {
            console.Report(InputProblem.Of(path, e, "write"));
            _unusable = true;
        }
    }

    /// <summary>The formatted text, or null, with the errors shown, when the file has syntax errors.</summary>
    private string? Format(SyntaxTree tree)
    {
        List<Diagnostic> errors = [.. tree.Diagnostics.Where(finding => finding.Severity == DiagnosticSeverity.Error)];
        if (errors.Count == 0)
        {
            return ContractFormatter.Format(tree);
        }
        errors.ForEach(error => FindingText.Write(console.Error, error));
        _broken = true;
        return null;
    }

    private void Compare(string path, SyntaxTree tree, string formatted)
    {
        if (formatted == tree.Source.Content)
        {
            return;
        }
        _changed++;
        if (check)
        {
            console.Out.WriteLine($"not formatted: {VisibleText.Of(path)}", Tone.Warning);
        }
        if (diff)
        {
            DiffText.Write(console.Out, path, UnifiedDiff.Of(tree.Source.Content, formatted));
        }
    }

    private void Summarize()
    {
        if (diff)
        {
            // What is on standard output can be given to `patch`.
            return;
        }
        string verb = ChangesNothing ? "to format" : "formatted";
        console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_files} file{(_files == 1 ? string.Empty : "s")}, {_changed} {verb}"));
    }

    private int Result() =>
        _unusable ? ExitCode.Unusable
        : _broken || (ChangesNothing && _changed > 0) ? ExitCode.Findings
        : ExitCode.Fine;
}
