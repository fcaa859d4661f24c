using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TelOS.Idl.Generator.Tests.Driver;

/// <summary>An additional file with a role, or none, that lies in memory.</summary>
internal sealed class InMemoryText(string path, string? content, string? role) : AdditionalText
{
    public override string Path => path;

    public string? Role => role;

    public override SourceText? GetText(CancellationToken cancellationToken = default) =>
        content is null ? null : SourceText.From(content, Encoding.UTF8);
}
