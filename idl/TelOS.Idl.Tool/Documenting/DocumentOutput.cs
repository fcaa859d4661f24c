using System.Text;
using TelOS.Idl.Model;
using TelOS.Idl.Tool.Building;
using TelOS.Idl.Tool.Documenting.Rendering;

namespace TelOS.Idl.Tool.Documenting;

/// <summary>Pages for readers: one for each contract, and one of all.</summary>
/// <param name="language">The form of the pages.</param>
/// <param name="importRoots">Folders below which imports are looked for; absolute paths.</param>
/// <param name="createRenderer">Makes what writes the pages.</param>
internal sealed class DocumentOutput(
    TargetLanguage language, IReadOnlyList<string> importRoots, Func<PageIndex, IPageRenderer> createRenderer) : IOutputEmitter
{
    /// <inheritdoc/>
    public TargetLanguage Language => language;

    /// <inheritdoc/>
    public IReadOnlyList<OutputFile> Emit(BuildContracts contracts, Action progress, CancellationToken cancellation)
    {
        PageIndex index = new(contracts);
        IPageRenderer renderer = createRenderer(index);
        ContractPage writer = new(index, importRoots);
        OutputFile[] files = new OutputFile[contracts.Requested.Count + 1];
        ParallelWork.For(contracts.Requested.Count, i =>
        {
            (string path, Contract model) = contracts.Requested[i];
            files[i] = FileOf(writer.Write(path, model), renderer);
            progress();
        }, cancellation);
        files[^1] = FileOf(IndexPage.Write(contracts, index), renderer);
        return files;
    }

    private OutputFile FileOf(DocumentPage page, IPageRenderer renderer) => new(
        page.Path + renderer.Extension, Language, ValueArray.From(page.Contracts), Encoding.UTF8.GetBytes(renderer.Render(page)));
}
