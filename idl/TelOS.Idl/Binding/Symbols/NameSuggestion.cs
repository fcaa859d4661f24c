namespace TelOS.Idl.Binding.Symbols;

/// <summary>What to write instead of a name that is unknown.</summary>
internal static class NameSuggestion
{
    // Comparing with everything that is visible would make a file of unknown names quadratic.
    private const int MaxCandidates = 500;

    private static readonly Dictionary<string, string> PreludeImports = new(StringComparer.Ordinal)
    {
        ["Dataspace"] = "genode/dataspace.tidl",
        ["SignalContext"] = "genode/signal_context.tidl",
        ["Bulk"] = "telos/bulk.tidl",
        ["BulkError"] = "telos/bulk.tidl",
        ["ContractInfo"] = "telos/bulk.tidl",
        ["Window"] = "telos/bulk.tidl",
    };

    public static string For(string name, SourceFile file)
    {
        if (PreludeImports.TryGetValue(name, out string? path))
        {
            return $"Write 'import \"{path}\";' above.";
        }
        string? closest = file.Symbols.Keys.Concat(file.Imports.SelectMany(i => i.Target.Symbols.Keys))
            .Take(MaxCandidates)
            .Select(candidate => (candidate, distance: Distance(name, candidate)))
            .Where(c => c.distance <= Math.Max(1, name.Length / 3))
            .OrderBy(c => c.distance)
            .ThenBy(c => c.candidate, StringComparer.Ordinal)
            .Select(c => c.candidate)
            .FirstOrDefault();
        return closest is null ? "Declare it, or import the file that does." : $"Write '{closest}', or import the file that declares it.";
    }

    // Levenshtein's distance, ignoring case.
    private static int Distance(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > left.Length || left.Length > 64)
        {
            return int.MaxValue;
        }
        int[] previous = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int[] current = new int[right.Length + 1];
            current[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int change = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }
            previous = current;
        }
        return previous[right.Length];
    }
}
