using System.Globalization;
using TelOS.Idl.Tool.Building;
using TelOS.Idl.Tool.Output;
using TelOS.Idl.Tool.Rendering;

namespace TelOS.Idl.Tool.Watching;

/// <summary>Builds, and builds again whenever a file changes. Errors, deleted files and half-written ones are states like any other.</summary>
/// <param name="console">Where to write.</param>
/// <param name="request">What to build.</param>
internal sealed class WatchRun(ToolConsole console, BuildRequest request)
{
    private const int NamedChanges = 3;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(150);

    /// <summary>How long nothing must change before a build begins: editors write in several steps.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(60);

    private readonly WatchedFiles _files = new(console.Folder, request);

    /// <summary>Watches until it is cancelled.</summary>
    public void Run(CancellationToken cancellation)
    {
        Build(_files.Look(), cancellation);
        ShowState();
        while (!cancellation.WaitHandle.WaitOne(Interval))
        {
            Dictionary<string, FileState> states = _files.Look();
            if (_files.ChangesOf(states).Count == 0)
            {
                continue;
            }
            states = WaitForRest(states, cancellation);
            IReadOnlyList<string> changes = _files.ChangesOf(states);
            HideState();
            WriteChanges(changes);
            Build(states, cancellation);
            ShowState();
        }
        HideState();
        console.Out.WriteLine("stopped");
        console.Flush();
    }

    private Dictionary<string, FileState> WaitForRest(Dictionary<string, FileState> states, CancellationToken cancellation)
    {
        while (!cancellation.WaitHandle.WaitOne(Rest))
        {
            Dictionary<string, FileState> now = _files.Look();
            bool rests = now.Count == states.Count && now.All(file => states.TryGetValue(file.Key, out FileState state) && state == file.Value);
            states = now;
            if (rests)
            {
                break;
            }
        }
        return states;
    }

    private void Build(Dictionary<string, FileState> states, CancellationToken cancellation)
    {
        DateTime start = DateTime.UtcNow;
        BuildReport report;
        try
        {
            using LiveLine live = new(console.Error.Writer, console.IsTerminal);
            report = new BuildRun(console.Folder, request, BuildMode.Write).Run(live.Count("contracts"), cancellation);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        _files.Note(states, start, report);
        BuildText.Write(console, report);
        if (report.Plans.Count == 0)
        {
            console.Out.WriteLine("not built; the outputs stay as they were", Tone.Error);
        }
        console.Flush();
    }

    private void WriteChanges(IReadOnlyList<string> changes)
    {
        string names = string.Join(", ", changes.Take(NamedChanges).Select(path => VisibleText.Of(console.Folder.Show(path))));
        string more = changes.Count > NamedChanges
            ? string.Create(CultureInfo.InvariantCulture, $" and {changes.Count - NamedChanges} more")
            : string.Empty;
        console.Out.WriteLine($"changed: {names}{more}", Tone.Faint);
    }

    /// <summary>On a terminal the state stands below everything else; in a pipe each one is a line.</summary>
    private void ShowState()
    {
        string state = string.Create(CultureInfo.InvariantCulture, $"watching {_files.Count} {(_files.Count == 1 ? "file" : "files")}; Ctrl-C ends");
        if (console.IsTerminal)
        {
            console.Error.Write(state, Tone.Faint);
            console.Error.Writer.Flush();
        }
        else
        {
            console.Out.WriteLine(state);
            console.Flush();
        }
    }

    private void HideState()
    {
        if (console.IsTerminal)
        {
            console.Error.Writer.Write("\r\u001B[K");
            console.Error.Writer.Flush();
        }
    }
}
