using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TelOS.Idl.CSharp;
using TelOS.Idl.Model;

namespace TelOS.Idl.Testing;

/// <summary>Compiles generated code in memory, as a careful project would: every warning is an error, documentation included.</summary>
/// <param name="name">The assembly's name.</param>
/// <param name="references">What the code needs beside the framework and the runtime.</param>
public sealed class GeneratedAssemblyBuilder(string name, params IReadOnlyList<Assembly> references)
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    private static readonly CSharpCompilationOptions s_options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Debug,
        nullableContextOptions: NullableContextOptions.Enable,
        warningLevel: 9999,
        // As the SDK does: a library for an earlier framework is not a mistake.
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)],
        deterministic: true);

    private static readonly IReadOnlyList<MetadataReference> s_framework =
    [
        .. Basic.Reference.Assemblies.Net100.References.All,
        Reference(typeof(TelOS.Runtime.Wire).Assembly),
        Reference(typeof(MessagePack.MessagePackWriter).Assembly),
    ];

    private readonly List<GeneratedFile> _files = [];
    private readonly List<SyntaxTree> _trees = [];
    private readonly IReadOnlyList<MetadataReference> _references = [.. s_framework, .. references.Select(Reference)];

    /// <summary>Adds a contract and hand-written code that uses it, if both compile.</summary>
    /// <param name="label">What to call it in errors.</param>
    /// <param name="contract">The contract's text.</param>
    /// <param name="source">C#, or nothing.</param>
    /// <exception cref="InvalidOperationException">The contract or the code has errors or warnings; the message lists them.</exception>
    public void Add(string label, string contract, string source = "") =>
        Add(label, ContractCompilation.Compile(label + ".tidl", contract), source);

    /// <summary>Adds a contract and hand-written code that uses it, if both compile.</summary>
    /// <param name="label">What to call it in errors.</param>
    /// <param name="contract">The contract.</param>
    /// <param name="source">C#, or nothing.</param>
    /// <exception cref="InvalidOperationException">The code has errors or warnings; the message lists them.</exception>
    public void Add(string label, Contract contract, string source = "") => Add(label, [contract], source);

    /// <summary>Adds contracts that depend on each other, and hand-written code that uses them, if all of it compiles.</summary>
    /// <param name="label">What to call it in errors.</param>
    /// <param name="contracts">The contracts.</param>
    /// <param name="sources">C#.</param>
    /// <exception cref="InvalidOperationException">The code has errors or warnings; the message lists them.</exception>
    public void Add(string label, IReadOnlyList<Contract> contracts, params IReadOnlyList<string> sources)
    {
        IReadOnlyList<GeneratedFile> files = [.. contracts.SelectMany(contract => CSharpEmitter.Emit(contract))];
        List<SyntaxTree> trees = [.. files.Select(file => Parse(file.HintName, file.Text))];
        trees.AddRange(sources.Where(source => source.Length > 0).Select((source, i) => Parse($"{label}{i}.cs", source)));
        Check(label, Compile(trees).GetDiagnostics());
        _files.AddRange(files);
        _trees.AddRange(trees);
    }

    /// <summary>Compiles and loads everything that was added.</summary>
    /// <exception cref="InvalidOperationException">Parts do not fit together; the message lists the errors.</exception>
    public GeneratedAssembly Build()
    {
        using var image = new MemoryStream();
        Check(name, Compile(_trees).Emit(image).Diagnostics);
        image.Position = 0;
        var context = new AssemblyLoadContext(name, isCollectible: true);
        return new GeneratedAssembly(context.LoadFromStream(image), [.. _files]);
    }

    private static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, s_parse, path);

    private static PortableExecutableReference Reference(Assembly assembly) => MetadataReference.CreateFromFile(assembly.Location);

    private static void Check(string label, IEnumerable<Diagnostic> diagnostics)
    {
        // Hand-written code of tests has no documentation; generated code has.
        List<string> found =
        [
            .. diagnostics
                .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed)
                .Where(diagnostic => diagnostic.Id != "CS1591" || IsGenerated(diagnostic.Location.SourceTree))
                .Select(diagnostic => diagnostic.ToString()),
        ];
        if (found.Count > 0)
        {
            throw new InvalidOperationException($"{label} does not compile:{Environment.NewLine}{string.Join(Environment.NewLine, found.Take(40))}");
        }
    }

    private static bool IsGenerated(SyntaxTree? tree) => tree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) ?? true;

    private CSharpCompilation Compile(IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create(name, trees, _references, s_options);
}
