namespace TelOS.Idl.Tool.Loading;

/// <summary>Finds the contract files that a command was given: files as they are, folders with everything below that ends in
/// <c>.tidl</c>. Hidden folders and links to folders are passed over.</summary>
/// <param name="folder">What relative paths are relative to.</param>
/// <param name="problems">Takes what could not be found.</param>
internal sealed class InputFiles(WorkingFolder folder, List<InputProblem> problems)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<string> _files = [];

    /// <summary>The files in the order given, those of a folder by path, each once; as they are shown.</summary>
    public IReadOnlyList<string> Find(IEnumerable<string> inputs)
    {
        foreach (string input in inputs)
        {
            if (string.IsNullOrWhiteSpace(input))
            {
                problems.Add(new InputProblem("''", "it names no file", "write the path of a file or folder"));
            }
            else if (Directory.Exists(folder.Full(input)))
            {
                AddFolder(input);
            }
            else
            {
                // A file that does not exist is noticed when it is read.
                Add(folder.Full(input));
            }
        }
        return _files;
    }

    private void AddFolder(string input)
    {
        List<string> found = [];
        int before = problems.Count;
        Collect(folder.Full(input), found);
        if (found.Count == 0 && problems.Count == before)
        {
            problems.Add(new InputProblem(
                folder.Show(input), "there is no contract in this folder", "name a folder with files that end in .tidl"));
        }
        found.Sort(StringComparer.Ordinal);
        found.ForEach(Add);
    }

    private void Collect(string directory, List<string> found)
    {
        try
        {
            found.AddRange(Directory.EnumerateFiles(directory, "*.tidl"));
            foreach (DirectoryInfo child in new DirectoryInfo(directory).EnumerateDirectories())
            {
                if (child.Name[0] != '.' && child.LinkTarget is null)
                {
                    Collect(child.FullName, found);
                }
            }
        }
        catch (Exception e) when (InputProblem.Explains(e))
        {
            problems.Add(InputProblem.Of(folder.Show(directory), e, "read"));
        }
    }

    private void Add(string fullPath)
    {
        if (_seen.Add(fullPath))
        {
            _files.Add(folder.Show(fullPath));
        }
    }
}
