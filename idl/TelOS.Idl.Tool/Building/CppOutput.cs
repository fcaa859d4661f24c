using System.Text;
using TelOS.Idl.Genode;
using TelOS.Idl.Genode.Templates;
using TelOS.Idl.Model;

namespace TelOS.Idl.Tool.Building;

/// <summary>C++ headers, as they lie in a repository of Genode.</summary>
/// <param name="templates">Where the templates come from.</param>
internal sealed class CppOutput(TemplateSource templates) : IOutputEmitter
{
    private readonly GenodeOptions _options = new() { Templates = templates };

    /// <inheritdoc/>
    public TargetLanguage Language => TargetLanguage.Cpp;

    /// <inheritdoc/>
    public IReadOnlyList<OutputFile> Emit(BuildContracts contracts, Action progress, CancellationToken cancellation)
    {
        IReadOnlyList<OutputFile>[] files = new IReadOnlyList<OutputFile>[contracts.Requested.Count];
        ParallelWork.For(files.Length, i =>
        {
            (string path, Contract model) = contracts.Requested[i];
            files[i] = [.. GenodeEmitter.Emit(contracts.Visible, model, _options, cancellation).Select(file => new OutputFile(
                file.Path, Language, ValueArray.Of(path), Encoding.UTF8.GetBytes(file.Text)))];
            progress();
        }, cancellation);
        return [.. files.SelectMany(list => list)];
    }
}
