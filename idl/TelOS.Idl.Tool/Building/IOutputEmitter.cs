namespace TelOS.Idl.Tool.Building;

/// <summary>Writes what comes out of contracts in one target language.</summary>
internal interface IOutputEmitter
{
    /// <summary>The language.</summary>
    TargetLanguage Language { get; }

    /// <summary>Writes the files of all requested contracts.</summary>
    /// <param name="contracts">The contracts.</param>
    /// <param name="progress">Is told of each contract that is done; may be called by several threads at once.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The files; two contracts may have written the same path.</returns>
    IReadOnlyList<OutputFile> Emit(BuildContracts contracts, Action progress, CancellationToken cancellation);
}
