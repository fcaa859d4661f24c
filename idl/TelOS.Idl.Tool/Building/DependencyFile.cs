using System.Text;
using TelOS.Idl.Tool.Loading;

namespace TelOS.Idl.Tool.Building;

/// <summary>What outputs depend on, in the syntax of make, which ninja reads as <c>deps = gcc</c>. The target is the manifest of each
/// output folder: it is always there, and its time is that of the last build.</summary>
internal static class DependencyFile
{
    /// <summary>The file as UTF-8.</summary>
    /// <param name="working">What paths are shown relative to.</param>
    /// <param name="request">What was built; its output folders are named as the user wrote them, because make compares names.</param>
    /// <param name="sources">What it was built from; absolute paths.</param>
    public static byte[] Write(WorkingFolder working, BuildRequest request, IReadOnlyList<string> sources)
    {
        // Absolute names stay absolute: where a rule names a contract so, so must this file.
        bool isAbsolute = request.Inputs.All(Path.IsPathRooted);
        List<string> inputs =
        [
            .. sources.Select(source => Escape(isAbsolute ? source.Replace('\\', '/') : working.Show(source)))
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        StringBuilder text = new();
        text.AppendJoin(" \\\n", request.Outputs.Select(output => Escape(ManifestOf(output.Folder))).Distinct(StringComparer.Ordinal));
        text.Append(':');
        foreach (string input in inputs)
        {
            text.Append(" \\\n  ").Append(input);
        }
        text.Append('\n');
        // A rule without a recipe for each: when an imported contract is gone, make builds again instead of giving up.
        foreach (string input in inputs)
        {
            text.Append('\n').Append(input).Append(":\n");
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string ManifestOf(string folder)
    {
        string name = folder.Replace('\\', '/').TrimEnd('/');
        return name is "" or "." ? name == "." ? Manifest.FileName : $"/{Manifest.FileName}" : $"{name}/{Manifest.FileName}";
    }

    /// <summary>Blanks, <c>#</c> and <c>$</c> mean something to make; a backslash does only before them.</summary>
    private static string Escape(string path) =>
        path.Replace(" ", "\\ ", StringComparison.Ordinal)
            .Replace("#", "\\#", StringComparison.Ordinal)
            .Replace("$", "$$", StringComparison.Ordinal);
}
