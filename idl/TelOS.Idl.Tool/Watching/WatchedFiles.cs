using TelOS.Idl.Tool.Building;
using TelOS.Idl.Tool.Loading;

namespace TelOS.Idl.Tool.Watching;

/// <summary>The files whose change makes a new build necessary: the inputs, what they import, the places where imports were looked for,
/// and templates. They are asked for again and again, which works on every volume and notices folders that come and go.</summary>
/// <param name="working">What paths are relative to.</param>
/// <param name="request">What is built.</param>
internal sealed class WatchedFiles(WorkingFolder working, BuildRequest request)
{
    private Dictionary<string, FileState> _seen = new(StringComparer.Ordinal);
    private List<string> _sources = [];

    /// <summary>The number of files that are there.</summary>
    public int Count => _seen.Values.Count(state => state.Exists);

    /// <summary>Looks at all files.</summary>
    public Dictionary<string, FileState> Look()
    {
        Dictionary<string, FileState> states = new(StringComparer.Ordinal);
        IEnumerable<string> inputs = new InputFiles(working, []).Find(request.Inputs).Select(working.Full);
        foreach (string path in inputs.Concat(TemplateFiles()).Concat(_sources))
        {
            if (!states.ContainsKey(path))
            {
                states.Add(path, FileState.Of(path));
            }
        }
        return states;
    }

    /// <summary>The files that differ from what the last build saw, ordered; a file that came or went is one of them.</summary>
    public IReadOnlyList<string> ChangesOf(Dictionary<string, FileState> states) =>
    [
        .. states.Keys.Concat(_seen.Keys).Distinct(StringComparer.Ordinal)
            .Where(path => states.GetValueOrDefault(path) != _seen.GetValueOrDefault(path))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Notes what a build has seen.</summary>
    /// <param name="before">How the files were before it.</param>
    /// <param name="start">When it began.</param>
    /// <param name="report">What it read.</param>
    public void Note(Dictionary<string, FileState> before, DateTime start, BuildReport report)
    {
        _sources = [.. report.Sources.Concat(report.ImportCandidates).Distinct(StringComparer.Ordinal)];
        _seen = Look();
        foreach (string path in _seen.Keys.ToArray())
        {
            if (before.TryGetValue(path, out FileState state))
            {
                _seen[path] = state;
            }
            else if (_seen[path].Written >= start)
            {
                // It was met for the first time, and written meanwhile: nobody knows which half the build has read.
                _seen[path] = new FileState(true, -1, default);
            }
        }
    }

    private string[] TemplateFiles()
    {
        try
        {
            return request.Templates is { } folder ? Directory.GetFiles(working.Full(folder)) : [];
        }
        catch (Exception e) when (InputProblem.Explains(e))
        {
            return [];
        }
    }
}
