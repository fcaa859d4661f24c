using System.Text.RegularExpressions;

namespace TelOS.Idl.Genode.Repository;

/// <summary>The headers below <c>include/telos</c> that emitted ones may include.</summary>
public static class SupportHeaders
{

    private static readonly Regex Include = new("^#include <(telos/[a-z0-9_]+\\.h)>", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    /// <summary>The version of their API archive.</summary>
    public const string Version = "1.0";

    /// <summary>Those that files include, directly or not.</summary>
    /// <param name="files">Headers that were written.</param>
    public static IReadOnlyList<GeneratedFile> UsedBy(IReadOnlyList<GeneratedFile> files)
    {
        SortedDictionary<string, string> used = new(StringComparer.Ordinal);
        Queue<string> pending = new(files.Select(file => file.Text));
        while (pending.Count > 0)
        {
            foreach (Match match in Include.Matches(pending.Dequeue()))
            {
                string name = match.Groups[1].Value;
                if (!used.ContainsKey(name))
                {
                    used[name] = Read(name);
                    pending.Enqueue(used[name]);
                }
            }
        }

        return [.. used.Select(header => new GeneratedFile("include/" + header.Key, header.Value))];
    }

    private static string Read(string name)
    {
        using Stream stream = typeof(SupportHeaders).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"There is no header '{name}'.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
