namespace TelOS.Idl.Tool.CommandLine;

/// <summary>Finds what someone may have meant.</summary>
internal static class NearestNames
{
    /// <summary>The names that differ least from what was written, the nearest first, at most <paramref name="count"/>; none that
    /// differs in more than half of its characters.</summary>
    public static IReadOnlyList<string> Of(string written, IEnumerable<string> names, int count) =>
    [
        .. names.Select(name => (name, distance: Distance(written.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(candidate => candidate.distance <= candidate.name.Length / 2)
            .OrderBy(candidate => candidate.distance)
            .ThenBy(candidate => candidate.name, StringComparer.Ordinal)
            .Take(count)
            .Select(candidate => candidate.name),
    ];

    /// <summary>Insertions, removals and replacements that make one text of the other (Levenshtein).</summary>
    private static int Distance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 0; i < from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i + 1;
            for (int j = 0; j < to.Length; j++)
            {
                int replaced = diagonal + (from[i] == to[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, Math.Min(row[j], diagonal) + 1);
            }
        }
        return row[to.Length];
    }
}
