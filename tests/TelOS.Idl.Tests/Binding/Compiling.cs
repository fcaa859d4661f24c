using System.Globalization;
using TelOS.Idl.Binding;
using TelOS.Idl.Diagnostics;
using TelOS.Idl.Model;
using TelOS.Idl.Syntax;
using TelOS.Idl.Text;
using Xunit;

namespace TelOS.Idl.Tests.Binding;

/// <summary>How tests compile contracts and show what was found.</summary>
internal static class Compiling
{
    internal const string Head = "edition 1;\nnamespace example;\n";

    internal static CompilationResult Compile(params (string Path, string Text)[] files) =>
        ContractCompiler.Compile(
            [.. files.Select(f => ContractParser.Parse(new SourceText(f.Path, f.Text), TestContext.Current.CancellationToken))],
            [],
            TestContext.Current.CancellationToken);

    /// <summary>What is found in declarations behind a correct head: <c>line:column ID</c>, lines of the declarations counted from 1.</summary>
    internal static IReadOnlyList<string> Find(string declarations) => Show(Compile(("contract.tidl", Head + declarations)));

    internal static IReadOnlyList<string> Show(CompilationResult result) => [.. result.Diagnostics.Select(Show)];

    /// <summary>The ids of what is found in declarations, informations left out.</summary>
    internal static string Ids(string declarations) => string.Join(
        " ",
        Compile(("contract.tidl", Head + declarations)).Diagnostics
            .Where(d => d.Severity != DiagnosticSeverity.Info)
            .Select(d => d.Descriptor.Id));

    /// <summary>The model of declarations, which must be without errors.</summary>
    internal static Contract Bind(string declarations) => Bind(("contract.tidl", Head + declarations));

    /// <summary>The model of the last of some files, which must be without errors.</summary>
    internal static Contract Bind(params (string Path, string Text)[] files)
    {
        CompilationResult result = Compile(files);
        Assert.DoesNotContain(result.Diagnostics, d => d.Severity == DiagnosticSeverity.Error);
        return result.Contracts[^1].Model!;
    }

    /// <summary>The declaration called <paramref name="name"/>.</summary>
    internal static T Get<T>(this Contract contract, string name)
        where T : Declaration => Assert.IsType<T>(contract.Declarations.Single(d => d.Name == name));

    private static string Show(Diagnostic diagnostic) => string.Create(
        CultureInfo.InvariantCulture,
        $"{diagnostic.Start.Line - 1}:{diagnostic.Start.Column + 1} {diagnostic.Descriptor.Id}");
}
