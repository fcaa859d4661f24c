using System.Diagnostics;
using System.Globalization;
using System.Text;
using TelOS.Idl.Syntax;
using Xunit;

namespace TelOS.Idl.Tests.Syntax;

/// <summary>Mutated contracts. <c>TIDL_FUZZ_SECONDS</c> makes it last longer, <c>TIDL_SEED</c> repeats a run.</summary>
public class MutationTests
{
    private static readonly string[] Parts =
        ["{", "}", "(", ")", "[", "]", "<", ">", ">>", ";", ",", ":", "=", "@", "@3 ", "?", ".", "->", "=>", "-", "\"", "\\", "/*", "*/", "//", "///", "\n", "\0", "\uD83E",
            "\uDD80", "é", "1", "1.0", "0x", "struct S {", "enum ", "session ", "reserved ", "signal ", "bulk ", "or ", "throws ", "edition 1;", "namespace ", "import ", "pad ", " "];

    [Fact]
    public void Mutated_contracts_give_trees_with_all_names_and_errors_inside_the_text()
    {
        int seed = Seed.Next();
        string[] samples = [.. SampleContracts.Names.Select(SampleContracts.Read), SampleContracts.Everything];
        double seconds = double.Parse(Environment.GetEnvironmentVariable("TIDL_FUZZ_SECONDS") ?? "0", CultureInfo.InvariantCulture);
        Stopwatch watch = Stopwatch.StartNew();
        for (int round = 0; round < 150 || watch.Elapsed.TotalSeconds < seconds; round++)
        {
            // Each round has a seed of its own, so that the one that failed can be repeated alone.
            int roundSeed = unchecked(seed + round);
            Random random = new(roundSeed);
            string text = Mutate(samples[random.Next(samples.Length)], random);
            AssertParses(text, $"TIDL_SEED={roundSeed}\n{text}");
        }
    }

    private static void AssertParses(string text, string context)
    {
        SyntaxTree tree;
        try
        {
            tree = Parsing.Parse(text);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new InvalidOperationException(context, e);
        }

        Assert.All(tree.Diagnostics, diagnostic => HostileInputTests.AssertInside(diagnostic, text, context));
        foreach (SyntaxNode node in SyntaxShape.All(tree.Root))
        {
            bool isInside = node.Span.Start >= 0 && node.Span.Length >= 0 && node.Span.End <= text.Length;
            bool isName = node is not Identifier { IsMissing: false } name
                || name.Text.Contains('.', StringComparison.Ordinal)
                || name.Text == text.Substring(name.Span.Start, name.Span.Length);
            if (!isInside || !isName)
            {
                Assert.Fail($"{node.GetType().Name} {node.Span}\n{context}");
            }
        }
    }

    private static string Mutate(string sample, Random random)
    {
        StringBuilder text = new(sample);
        int count = random.Next(1, 8);
        for (int i = 0; i < count; i++)
        {
            int place = random.Next(text.Length);
            int length = Math.Min(random.Next(1, 20), text.Length - place);
            switch (random.Next(4))
            {
                case 0:
                    text.Remove(place, length);
                    break;
                case 1:
                    text.Insert(place, Parts[random.Next(Parts.Length)]);
                    break;
                case 2:
                    text.Insert(random.Next(text.Length), text.ToString(place, length));
                    break;
                default:
                    text.Length = Math.Max(1, place);
                    break;
            }
        }

        return text.ToString();
    }
}
