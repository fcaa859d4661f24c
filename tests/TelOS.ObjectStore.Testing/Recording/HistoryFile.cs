using System.Text.Json;

namespace TelOS.ObjectStore.Testing.Recording;

/// <summary>Histories as files: a line of JSON for each transaction.</summary>
public static class HistoryFile
{
    /// <summary>Adds a transaction.</summary>
    /// <param name="file">The file.</param>
    /// <param name="transaction">The transaction.</param>
    public static void Write(TextWriter file, HistoryTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(file);
        file.WriteLine(JsonSerializer.Serialize(transaction));
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path.</param>
    /// <exception cref="JsonException">A line is no transaction.</exception>
    public static IReadOnlyList<HistoryTransaction> Read(string path) =>
        [.. File.ReadLines(path).Select(static line => JsonSerializer.Deserialize<HistoryTransaction>(line) ?? throw new JsonException("A line is null."))];
}
