using System.Text;
using TelOS.Idl.Genode;
using TelOS.Idl.Genode.Templates;
using TelOS.Idl.Model;

namespace TelOS.Idl.Tool.Building;

/// <summary>A source repository that a Genode build directory takes by one <c>REPOSITORIES +=</c> line.</summary>
/// <param name="templates">Where the templates come from.</param>
internal sealed class GenodeOutput(TemplateSource templates) : IOutputEmitter
{
    private readonly GenodeOptions _options = new() { Templates = templates };

    /// <inheritdoc/>
    public TargetLanguage Language => TargetLanguage.Genode;

    /// <inheritdoc/>
    public IReadOnlyList<OutputFile> Emit(BuildContracts contracts, Action progress, CancellationToken cancellation)
    {
        // A contract is behind its headers and its recipe. What the repository has once, and what comes along with an import, is there
        // because of all.
        ValueArray<string> all = ValueArray.From(contracts.Requested.Select(contract => contract.Path).Order(StringComparer.Ordinal));
        Dictionary<Contract, ValueArray<string>> own = new(ReferenceEqualityComparer.Instance);
        foreach ((string path, Contract model) in contracts.Requested)
        {
            own[model] = ValueArray.Of(path);
        }
        Contract[] described = [.. contracts.Requested.Select(contract => contract.Model).Where(contract => contract.IsGenode)];
        OutputFile[] files =
        [
            .. GenodeRepository.Emit(contracts.Visible, contracts.VisibleTo, _options, cancellation)
                .Concat(ConformanceTest.Emit(contracts.Visible, described, _options, cancellation))
                .Select(file => new OutputFile(
                    file.Path, Language, file.Contract is { } contract ? own.GetValueOrDefault(contract, all) : all, Encoding.UTF8.GetBytes(file.Text))),
        ];
        foreach (string _ in all)
        {
            progress();
        }
        return files;
    }
}
