using System.Text;
using TelOS.Idl.Tool.CommandLine;
using TelOS.Idl.Tool.Loading;
using TelOS.Idl.Tool.Output;
using TelOS.Idl.Tool.Rendering;

namespace TelOS.Idl.Tool.Creating;

/// <summary>Puts files where there are none yet.</summary>
/// <param name="console">Where to write what was done.</param>
internal sealed class NewFiles(ToolConsole console)
{
    /// <summary>Creates all files, or none when one of them exists.</summary>
    /// <param name="folder">The folder, as the user wrote it; created when it is not there.</param>
    /// <param name="files">Paths below the folder with forward slashes, and texts.</param>
    /// <returns>The exit code.</returns>
    public int Create(string folder, IReadOnlyList<(string Path, string Text)> files)
    {
        List<InputProblem> problems =
        [
            .. files.Select(file => Path.Combine(console.Folder.Full(folder), file.Path))
                .Where(path => File.Exists(path) || Directory.Exists(path))
                .Select(path => new InputProblem(console.Folder.Show(path), "it is already there, and is not overwritten", "choose another name or folder")),
        ];
        string current = folder;
        try
        {
            foreach ((string name, string text) in problems.Count == 0 ? files : [])
            {
                string path = Path.Combine(console.Folder.Full(folder), name);
                current = console.Folder.Show(path);
                _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                AtomicFile.Write(path, Encoding.UTF8.GetBytes(text));
                console.Out.WriteLine($"created {VisibleText.Of(current)}");
            }
        }
        catch (Exception e) when (InputProblem.Explains(e))
        {
            problems.Add(InputProblem.Of(current, e, "write"));
        }
        problems.ForEach(console.Report);
        return problems.Count > 0 ? ExitCode.Unusable : ExitCode.Fine;
    }
}
