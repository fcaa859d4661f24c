namespace TelOS.Idl.Tool.Formatting;

/// <summary>Compares two texts line by line (Myers' shortest edit script).</summary>
internal static class UnifiedDiff
{
    /// <summary>Unchanged lines shown around a change.</summary>
    private const int Context = 3;

    /// <summary>Changes up to which the shortest script is looked for; its cost grows with their square. Beyond, the whole middle is
    /// shown as replaced.</summary>
    private const int MaxEdits = 2000;

    /// <summary>The hunks, in order; none when the texts are equal.</summary>
    public static IReadOnlyList<DiffHunk> Of(string before, string after)
    {
        string[] old = LinesOf(before);
        string[] @new = LinesOf(after);
        int head = 0;
        while (head < old.Length && head < @new.Length && old[head] == @new[head])
        {
            head++;
        }
        int tail = 0;
        while (tail < old.Length - head && tail < @new.Length - head && old[^(tail + 1)] == @new[^(tail + 1)])
        {
            tail++;
        }
        List<DiffLine> script = [.. old.Take(head).Select(line => new DiffLine(' ', line))];
        script.AddRange(Compare(old[head..^tail], @new[head..^tail]));
        script.AddRange(old.Skip(old.Length - tail).Select(line => new DiffLine(' ', line)));
        return Group(script);
    }

    /// <summary>Line breaks stay visible: a line that ends with a carriage return differs from one that does not.</summary>
    private static string[] LinesOf(string text)
    {
        string[] lines = text.Split('\n');
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }

    private static List<DiffLine> Compare(string[] old, string[] @new)
    {
        List<int[]> reached = Search(old, @new);
        if (reached.Count > MaxEdits)
        {
            return [.. old.Select(line => new DiffLine('-', line)), .. @new.Select(line => new DiffLine('+', line))];
        }
        List<DiffLine> backwards = [];
        int x = old.Length;
        int y = @new.Length;
        for (int edits = reached.Count - 1; edits >= 0; edits--)
        {
            int[] row = reached[edits];
            int centre = row.Length / 2;
            int diagonal = x - y;
            bool down = diagonal == -edits || (diagonal != edits && row[centre + diagonal - 1] < row[centre + diagonal + 1]);
            int fromDiagonal = down ? diagonal + 1 : diagonal - 1;
            int fromX = edits == 0 ? 0 : row[centre + fromDiagonal];
            int fromY = edits == 0 ? 0 : fromX - fromDiagonal;
            while (x > fromX && y > fromY)
            {
                backwards.Add(new DiffLine(' ', old[--x]));
                y--;
            }
            if (edits > 0)
            {
                backwards.Add(down ? new DiffLine('+', @new[--y]) : new DiffLine('-', old[--x]));
            }
        }
        backwards.Reverse();
        return backwards;
    }

    /// <summary>For each number of edits the furthest place on each diagonal that was reached with one edit less.</summary>
    private static List<int[]> Search(string[] old, string[] @new)
    {
        List<int[]> reached = [];
        int limit = Math.Min(MaxEdits, old.Length + @new.Length) + 1;
        int[] furthest = new int[(2 * limit) + 3];
        int centre = furthest.Length / 2;
        for (int edits = 0; edits <= limit; edits++)
        {
            reached.Add(furthest[(centre - edits - 1)..(centre + edits + 2)]);
            for (int diagonal = -edits; diagonal <= edits; diagonal += 2)
            {
                bool down = diagonal == -edits
                    || (diagonal != edits && furthest[centre + diagonal - 1] < furthest[centre + diagonal + 1]);
                int x = down ? furthest[centre + diagonal + 1] : furthest[centre + diagonal - 1] + 1;
                int y = x - diagonal;
                while (x < old.Length && y < @new.Length && old[x] == @new[y])
                {
                    x++;
                    y++;
                }
                furthest[centre + diagonal] = x;
                if (x >= old.Length && y >= @new.Length)
                {
                    return reached;
                }
            }
        }
        return reached;
    }

    private static List<DiffHunk> Group(List<DiffLine> script)
    {
        List<DiffHunk> hunks = [];
        int at = 0;
        int oldLine = 1;
        int newLine = 1;
        while (script.FindIndex(at, line => line.Mark != ' ') is int change && change >= 0)
        {
            int start = Math.Max(at, change - Context);
            oldLine += start - at;
            newLine += start - at;
            int end = change;
            for (int next = change; next >= 0 && next - end <= 2 * Context; next = script.FindIndex(end, line => line.Mark != ' '))
            {
                end = next + 1;
                if (end == script.Count)
                {
                    break;
                }
            }
            end = Math.Min(script.Count, end + Context);
            DiffHunk hunk = new(oldLine, newLine, script[start..end]);
            hunks.Add(hunk);
            oldLine += hunk.OldCount;
            newLine += hunk.NewCount;
            at = end;
            if (at == script.Count)
            {
                break;
            }
        }
        return hunks;
    }
}
