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
        // A repository is one thing: its recipes name each other, so every contract is behind each of its files.
        ValueArray<string> paths = ValueArray.From(contracts.Requested.Select(contract => contract.Path).Order(StringComparer.Ordinal));
        Contract[] described = [.. contracts.Requested.Select(contract => contract.Model).Where(contract => contract.IsGenode)];
        OutputFile[] files =
        [
            .. GenodeRepository.Emit(contracts.Visible, contracts.VisibleTo, _options, cancellation)
                .Concat(ConformanceTest.Emit(contracts.Visible, described, _options, cancellation))
                .Select(file => new OutputFile(file.Path, Language, paths, Encoding.UTF8.GetBytes(file.Text))),
        ];
        foreach (string _ in paths)
        {
            progress();
        }
        return files;
    }
}
