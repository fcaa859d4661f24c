using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using TelOS.Idl.Model;
using TelOS.Idl.Testing;

namespace TelOS.Idl.CSharp.Tests;

/// <summary>A folder below <c>Scenarios</c>: contracts, and C# that uses what comes out of them.</summary>
internal sealed partial class Scenario
{
    private static readonly ConcurrentDictionary<string, Scenario> s_scenarios = new(StringComparer.Ordinal);
    private readonly Lazy<GeneratedAssembly> _assembly;

    private Scenario(string name)
    {
        Name = name;
        Contracts = ContractCompilation.Compile([.. Texts(name, ".tidl")]);
        _assembly = new(Build);
    }

    /// <summary>The folder's name.</summary>
    public string Name { get; }

    /// <summary>The contracts in it.</summary>
    public IReadOnlyList<Contract> Contracts { get; }

    /// <summary>What is generated from them.</summary>
    public IEnumerable<GeneratedFile> Files => Contracts.SelectMany(contract => CSharpEmitter.Emit(contract));

    /// <summary>The names of all folders.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.EndsWith(".tidl", StringComparison.Ordinal))
            .Select(name => name[..name.IndexOf('/', StringComparison.Ordinal)])
            .Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>Finds a folder.</summary>
    public static Scenario Find(string name) => s_scenarios.GetOrAdd(name, key => new Scenario(key));

    /// <summary>The tests in a folder: all methods that are <c>public static</c> and take nothing.</summary>
    public static IEnumerable<string> Tests(string name) =>
        Texts(name, ".cs").SelectMany(text => TestMethod().Matches(text.Text).Select(match => match.Groups[1].Value));

    /// <summary>Runs one test.</summary>
    public Task RunAsync(string test) => _assembly.Value.RunAsync($"{Name}Scenario.Tests", test);

    /// <summary>Compiles the folder.</summary>
    public GeneratedAssembly Compile() => _assembly.Value;

    private static IEnumerable<(string Path, string Text)> Texts(string name, string extension)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (string resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (resource.StartsWith(name + "/", StringComparison.Ordinal) && resource.EndsWith(extension, StringComparison.Ordinal))
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                yield return (resource, reader.ReadToEnd());
            }
        }
    }

    private GeneratedAssembly Build()
    {
        GeneratedAssemblyBuilder builder = new(Name + "Scenario", typeof(Xunit.Assert).Assembly);
        builder.Add(Name, Contracts, [.. Texts(Name, ".cs").Select(text => text.Text)]);
        return builder.Build();
    }

    [GeneratedRegex(@"^    public static (?:void|async Task|Task) (\w+)\(\)", RegexOptions.Multiline)]
    private static partial Regex TestMethod();
}
