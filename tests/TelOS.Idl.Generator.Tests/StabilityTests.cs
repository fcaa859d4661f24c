using System.Globalization;
using TelOS.Idl.Generator.Tests.Driver;

namespace TelOS.Idl.Generator.Tests;

/// <summary>The same contracts give the same code, wherever and however they are compiled.</summary>
public sealed class StabilityTests
{
    private static readonly (string Path, string Text)[] Files =
    [
        ("/c/hello.tidl", Contracts.Hello),
        ("/c/screen.tidl", Contracts.Screen),
        ("/c/shapes.tidl", Contracts.Shapes),
        ("/c/odd.tidl", "edition 1; namespace odd; const ratio: f64 = 1.5; const low: i32 = -7; struct Odd { size: usize; }"),
        ("/c/bad.tidl", "edition 1; namespace bad; struct Bad { x: missing; }"),
    ];

    [Fact]
    public void The_order_of_the_files_does_not_matter()
    {
        Random random = Seed.Start();
        GeneratorRun expected = Run(Files);
        (string Path, string Text)[] shuffled = [.. Files];
        for (int i = 0; i < 10; i++)
        {
            random.Shuffle(shuffled);

            GeneratorRun run = Run(shuffled);

            Assert.Equal(expected.Sources.OrderBy(s => s.Key, StringComparer.Ordinal), run.Sources.OrderBy(s => s.Key, StringComparer.Ordinal));
            Assert.Equal(Describe(expected), Describe(run));
        }
    }

    [Fact]
    public void Where_the_project_lies_does_not_matter()
    {
        GeneratorRun here = Run(Files);
        GeneratorRun there = Run(Files.Select(f => ("/another/place" + f.Path, f.Text)));

        Assert.Equal(here.Sources, there.Sources);
    }

    [Fact]
    public void The_culture_does_not_matter()
    {
        GeneratorRun expected = Run(Files);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Finnish();
            Assert.Equal("−1,5", (-1.5).ToString(CultureInfo.CurrentCulture));

            GeneratorRun run = Run(Files);

            Assert.Equal(expected.Sources, run.Sources);
            Assert.Equal(Describe(expected), Describe(run));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>What fi-FI changes, so that the test also runs where no culture data is installed.</summary>
    private static CultureInfo Finnish()
    {
        CultureInfo culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = "\u00a0";
        culture.DateTimeFormat.DateSeparator = ".";
        culture.DateTimeFormat.TimeSeparator = ".";
        return culture;
    }

    private static GeneratorRun Run(IEnumerable<(string Path, string Text)> files)
    {
        ContractProject project = new();
        foreach ((string path, string text) in files)
        {
            project.Add(path, text);
        }
        return project.Run();
    }

    private static IEnumerable<string> Describe(GeneratorRun run) => run.Diagnostics.Select(d => d.ToString());
}
