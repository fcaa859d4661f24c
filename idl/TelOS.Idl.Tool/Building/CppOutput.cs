using System.Text;
using TelOS.Idl.Genode;
using TelOS.Idl.Genode.Repository;
using TelOS.Idl.Genode.Templates;
using TelOS.Idl.Model;

namespace TelOS.Idl.Tool.Building;

/// <summary>C++ headers, as they lie in a repository of Genode; those of Genode's own interfaces too.</summary>
/// <param name="templates">Where the templates come from.</param>
internal sealed class CppOutput(TemplateSource templates) : IOutputEmitter
{
    private readonly GenodeOptions _options = new() { Templates = templates };

    /// <inheritdoc/>
    public TargetLanguage Language => TargetLanguage.Cpp;

    /// <inheritdoc/>
    public IReadOnlyList<OutputFile> Emit(BuildContracts contracts, Action progress, CancellationToken cancellation)
    {
        List<(string[] Paths, Contract Model, IReadOnlyList<Contract> Visible)> wanted =
        [
            .. contracts.Requested.Select(contract => (new[] { contract.Path }, contract.Model, contracts.VisibleTo(contract.Path))),
        ];
        // What every session stands on comes along, unless the user builds it himself.
        string[] sessions = [.. contracts.Requested.Where(contract => IsSession(contract.Model)).Select(contract => contract.Path).Order(StringComparer.Ordinal)];
        if (sessions.Length > 0 && wanted.TrueForAll(contract => contract.Model.Namespace != BuildContracts.BulkNamespace))
        {
            wanted.Add((sessions, contracts.Visible.First(contract => contract.Namespace == BuildContracts.BulkNamespace), contracts.VisibleTo(sessions[0])));
        }
        IReadOnlyList<OutputFile>[] files = new IReadOnlyList<OutputFile>[wanted.Count];
        ParallelWork.For(files.Length, i =>
        {
            (string[] paths, Contract model, IReadOnlyList<Contract> visible) = wanted[i];
            IReadOnlyList<GeneratedFile> headers = GenodeEmitter.Emit(visible, model, _options, cancellation);
            files[i] = [.. headers.Concat(SupportHeaders.UsedBy(headers)).Select(file => new OutputFile(
                file.Path, Language, ValueArray.From(paths), Encoding.UTF8.GetBytes(file.Text)))];
            progress();
        }, cancellation);
        return [.. files.SelectMany(list => list)];
    }

    private static bool IsSession(Contract contract) =>
        !contract.IsGenode && contract.Declarations.Any(declaration => declaration is InterfaceDeclaration { Session: not null });
}
