using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelOS.Idl.Generator.Pipeline;

namespace TelOS.Idl.Generator.Tests.Driver;

/// <summary>Gives each file the metadata that the targets file would give it.</summary>
internal sealed class RoleOptions : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(null);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options((textFile as InMemoryText)?.Role);

    private sealed class Options(string? role) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == ContractFile.RoleKey ? role : null;
            return value is not null;
        }
    }
}
