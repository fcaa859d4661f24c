using System.Reflection;
using System.Text;

namespace TelOS.Idl.Diagnostics;

/// <summary>Every kind of finding.</summary>
public static class DiagnosticCatalogue
{
    private static readonly Dictionary<string, DiagnosticDescriptor> ById = new DiagnosticDescriptor[][]
    {
        [.. SyntaxDiagnostics.All],
        [.. NameDiagnostics.All],
        [.. TypeDiagnostics.All],
        [.. MessageDiagnostics.All],
        [.. SessionDiagnostics.All],
        [.. DocumentationDiagnostics.All],
        [.. GeneratorDiagnostics.All],
    }.SelectMany(d => d).ToDictionary(d => d.Id, StringComparer.Ordinal);

    /// <summary>All of them in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [.. ById.Values.OrderBy(d => d.Id, StringComparer.Ordinal)];

    /// <summary>The one with an id such as <c>TIDL0123</c>, or null; case does not matter.</summary>
    public static DiagnosticDescriptor? Find(string id) =>
        ById.TryGetValue(id.ToUpperInvariant(), out DiagnosticDescriptor? descriptor) ? descriptor : null;

    /// <summary>The page about one of them, in Markdown: what, why, a bad and a good example.</summary>
    public static string PageOf(DiagnosticDescriptor descriptor)
    {
        string name = "diagnostics/" + descriptor.Id + ".md";
        using Stream stream = typeof(DiagnosticCatalogue).GetTypeInfo().Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException("There is no page " + name + ".", nameof(descriptor));
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
