using TelOS.Idl.Tool.Formatting;
using Xunit;

namespace TelOS.Idl.Tool.Tests.Formatting;

public sealed class UnifiedDiffTests
{
    [Fact]
    public void Equal_texts_have_no_hunks() => Assert.Empty(UnifiedDiff.Of("a\nb\n", "a\nb\n"));

    [Fact]
    public void A_change_is_shown_with_three_lines_around_it()
    {
        DiffHunk hunk = Assert.Single(UnifiedDiff.Of("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"));
        Assert.Equal([" 2", " 3", " 4", "-5", "+five", " 6", " 7", " 8"], hunk.Lines.Select(line => line.Mark + line.Text));
        Assert.Equal((2, 7, 2, 7), (hunk.OldStart, hunk.OldCount, hunk.NewStart, hunk.NewCount));
    }

    [Fact]
    public void Changes_far_apart_are_separate_hunks()
    {
        string[] lines = [.. Enumerable.Range(1, 40).Select(line => $"{line}")];
        string before = string.Join('\n', lines) + "\n";
        lines[4] = "x";
        lines[34] = "y";
        Assert.Equal([2, 32], UnifiedDiff.Of(before, string.Join('\n', lines) + "\n").Select(hunk => hunk.OldStart));
    }

    [Fact]
    public void Applying_the_hunks_to_the_old_text_gives_the_new_one()
    {
        int seed = Seed.Next();
        Random random = new(seed);
        for (int i = 0; i < 500; i++)
        {
            string[] before = random.GetItems(["a", "b", "c", "d"], random.Next(30));
            string[] after = random.Next(2) == 0
                ? random.GetItems(["a", "b", "c", "d"], random.Next(30))
                : [.. before.Select(line => random.Next(8) == 0 ? "new" : line)];
            IReadOnlyList<DiffHunk> hunks = UnifiedDiff.Of(Joined(before), Joined(after));
            Assert.True(Apply(before, hunks).SequenceEqual(after), $"TIDL_SEED={seed}, pair {i}");
            Assert.Equal(before.SequenceEqual(after), hunks.Count == 0);
        }
    }

    [Fact]
    public void Long_texts_without_a_common_line_are_shown_as_replaced()
    {
        string before = Joined([.. Enumerable.Range(0, 20_000).Select(line => $"old {line}")]);
        DiffHunk hunk = Assert.Single(UnifiedDiff.Of(before, Joined([.. Enumerable.Range(0, 20_000).Select(line => $"new {line}")])));
        Assert.Equal((20_000, 20_000, 40_000), (hunk.OldCount, hunk.NewCount, hunk.Lines.Count));
    }

    private static string Joined(string[] lines) => string.Concat(lines.Select(line => line + "\n"));

    private static IEnumerable<string> Apply(string[] before, IReadOnlyList<DiffHunk> hunks)
    {
        List<string> result = [];
        int at = 0;
        foreach (DiffHunk hunk in hunks)
        {
            result.AddRange(before[at..(hunk.OldStart - 1)]);
            at = hunk.OldStart - 1;
            Assert.Equal(hunk.NewStart - 1, result.Count);
            foreach (DiffLine line in hunk.Lines)
            {
                if (line.Mark != '+')
                {
                    Assert.Equal(before[at++], line.Text);
                }
                if (line.Mark != '-')
                {
                    result.Add(line.Text);
                }
            }
        }
        return [.. result, .. before[at..]];
    }
}
