using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TelOS.Benchmarks;

/// <summary>Goes through Roslyn's part of a run, parsing of generated C# included, so that Roslyn's own start is not counted as the
/// generator's: unlike the compiler of the SDK, the package's assemblies are compiled just in time.</summary>
internal sealed class IdleGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<string> texts = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancellation) => pair.Left.GetText(cancellation)?.ToString() ?? "")
            .Where(static text => text.Length > 0);
        IncrementalValueProvider<int> count = texts.Collect().Select(static (all, _) => all.Length);
        context.RegisterSourceOutput(texts.Combine(count), static (output, _) =>
        {
            Assembly assembly = typeof(IdleGenerator).Assembly;
            foreach (string name in assembly.GetManifestResourceNames())
            {
                using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
                output.AddSource(name, SourceText.From(reader.ReadToEnd(), Encoding.UTF8, SourceHashAlgorithm.Sha256));
            }
        });
    }
}
