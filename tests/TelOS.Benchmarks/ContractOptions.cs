using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TelOS.Benchmarks;

/// <summary>Says of every additional file that it is a contract, as the targets file does.</summary>
internal sealed class ContractOptions : AnalyzerConfigOptionsProvider
{
    private static readonly AnalyzerConfigOptions s_contract = new Role();

    public override AnalyzerConfigOptions GlobalOptions => s_contract;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => s_contract;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => s_contract;

    private sealed class Role : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == "build_metadata.AdditionalFiles.TidlRole" ? "Contract" : null;
            return value is not null;
        }
    }
}
