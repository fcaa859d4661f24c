using System.Reflection;
using System.Text;
using TelOS.Idl.Syntax;
using TelOS.Idl.Text;

namespace TelOS.Idl.Binding;

/// <summary>The contracts that every session depends on: shared memory, signal contexts, and the shared buffer. They are part of this
/// library, so that a contract that stands alone can import them.</summary>
public static class Prelude
{
    private static readonly Lazy<IReadOnlyList<SyntaxTree>> Parsed = new(Parse);

    /// <summary>The parsed files, in the order of their paths.</summary>
    public static IReadOnlyList<SyntaxTree> Trees => Parsed.Value;

    internal static string[] Paths { get; } = ["genode/dataspace.tidl", "genode/signal_context.tidl", "telos/bulk.tidl"];

    private static IReadOnlyList<SyntaxTree> Parse() => [.. Paths.Select(p => ContractParser.Parse(new SourceText(p, Read(p))))];

    private static string Read(string path)
    {
        using Stream stream = typeof(Prelude).GetTypeInfo().Assembly.GetManifestResourceStream(path)!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
