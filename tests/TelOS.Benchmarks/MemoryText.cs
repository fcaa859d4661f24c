using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TelOS.Benchmarks;

/// <summary>A contract in memory.</summary>
internal sealed class MemoryText(string path, string content) : AdditionalText
{
    private readonly SourceText _content = SourceText.From(content, Encoding.UTF8);

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _content;
}
