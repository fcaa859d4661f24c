namespace TelOS.Idl.Model;

/// <summary>One contract file, bound: every name resolved, every size known. Holds no positions, so two texts that
/// differ in layout and comments only give equal contracts.</summary>
/// <param name="FileName">The file's name without folders, as it was given: <c>object_store.tidl</c>.</param>
/// <param name="Edition">The language edition the file was written for.</param>
/// <param name="Namespace">The contract's namespace, segments in <c>camelCase</c> joined by dots.</param>
/// <param name="Spelling">What the namespace is called in C# and C++, where the contract says so.</param>
/// <param name="IsGenode">Whether the file describes existing Genode interfaces (<c>[genode]</c>).</param>
/// <param name="Documentation">The doc comment of the namespace.</param>
/// <param name="Imports">The paths after <c>import</c>, as written, in order.</param>
/// <param name="Declarations">What the file declares, in order.</param>
public sealed record Contract(
    string FileName,
    int Edition,
    string Namespace,
    Spelling Spelling,
    bool IsGenode,
    Documentation? Documentation,
    ValueArray<string> Imports,
    ValueArray<Declaration> Declarations);
