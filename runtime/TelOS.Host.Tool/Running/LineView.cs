namespace TelOS.Host.Tool;

/// <summary>Shows a system as lines, for a pipe or a file: what components say, and what becomes of them and their sessions.</summary>
/// <param name="output">Takes the lines.</param>
internal sealed class LineView(TextWriter output) : SystemView
{
    /// <inheritdoc/>
    protected override void WriteLine(string line)
    {
        output.WriteLine(line);
        output.Flush();
    }

    /// <inheritdoc/>
    protected override void Update(IReadOnlyList<ChildRow> former, IReadOnlyList<ChildRow> rows)
    {
        foreach (var row in rows)
        {
            var before = former.FirstOrDefault(other => other.Name == row.Name && other.Id == row.Id);
            if (before?.State != row.State)
            {
                WriteLine($"[telos] {row.Name} {row.State}");
            }

            foreach (var session in row.Sessions.Except(before?.Sessions ?? [], StringComparer.Ordinal))
            {
                WriteLine($"[telos] {row.Name} opened {session}");
            }

            foreach (var session in (before?.Sessions ?? []).Except(row.Sessions, StringComparer.Ordinal))
            {
                WriteLine($"[telos] {row.Name} closed {session}");
            }
        }

        foreach (var gone in former.Where(other => !rows.Any(row => row.Name == other.Name && row.Id == other.Id)))
        {
            WriteLine($"[telos] {gone.Name} is gone");
        }
    }
}
