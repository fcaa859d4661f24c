using System.Text;
using TelOS.Idl.CSharp;
using TelOS.Idl.Model;

namespace TelOS.Idl.Tool.Building;

/// <summary>C#: a folder for each namespace, a file for each type.</summary>
internal sealed class CSharpOutput : IOutputEmitter
{
    private const string Extension = ".g.cs";

    /// <inheritdoc/>
    public TargetLanguage Language => TargetLanguage.CSharp;

    /// <inheritdoc/>
    public IReadOnlyList<OutputFile> Emit(BuildContracts contracts, Action progress, CancellationToken cancellation)
    {
        IReadOnlyList<OutputFile>[] files = new IReadOnlyList<OutputFile>[contracts.Requested.Count];
        ParallelWork.For(files.Length, i =>
        {
            (string path, Contract model) = contracts.Requested[i];
            files[i] = [.. CSharpEmitter.Emit(model, cancellation).Select(file => new OutputFile(
                PathOf(file.HintName), Language, ValueArray.Of(path), Encoding.UTF8.GetBytes(file.Text)))];
            progress();
        }, cancellation);
        return [.. files.SelectMany(list => list)];
    }

    /// <summary><c>Samples.Hello.HelloClient.g.cs</c> becomes <c>Samples.Hello/HelloClient.g.cs</c>.</summary>
    private static string PathOf(string hintName)
    {
        int dot = hintName.LastIndexOf('.', hintName.Length - Extension.Length - 1);
        return dot < 0 ? hintName : $"{hintName[..dot]}/{hintName[(dot + 1)..]}";
    }
}
