using TelOS.Idl.Genode.Templates;
using TelOS.Idl.Tool.CommandLine;
using TelOS.Idl.Tool.Loading;

namespace TelOS.Idl.Tool.Building;

/// <summary>A user's folder of templates.</summary>
internal static class TemplateFolder
{
    /// <summary>The ending of templates.</summary>
    private const string Extension = ".scriban";

    /// <summary>The templates of a folder; absolute paths, ordered.</summary>
    /// <param name="working">What paths are relative to.</param>
    /// <param name="folder">The folder, as the user wrote it.</param>
    /// <param name="problems">Takes what is wrong: no such folder, or a template that replaces none.</param>
    public static IReadOnlyList<string> Read(WorkingFolder working, string folder, List<InputProblem> problems)
    {
        string path = working.Full(folder);
        if (!Directory.Exists(path))
        {
            problems.Add(new InputProblem(folder, "there is no such folder of templates", "check the path, or create it by 'tidl new templates'"));
            return [];
        }
        try
        {
            string[] files = [.. Directory.GetFiles(path, "*" + Extension).Order(StringComparer.Ordinal)];
            foreach (string file in files.Where(file => !TemplateSource.Names.Contains(Path.GetFileName(file))))
            {
                string near = NearestNames.Of(Path.GetFileName(file), TemplateSource.Names, 1) is [string name] ? $"did you mean {name}?" : "'tidl new templates' writes all there are";
                problems.Add(new InputProblem(working.Show(file), "there is no template of this name to replace", near));
            }
            return files;
        }
        catch (Exception e) when (InputProblem.Explains(e))
        {
            problems.Add(InputProblem.Of(folder, e, "read"));
            return [];
        }
    }
}
