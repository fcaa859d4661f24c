using Antlr4.Runtime;

namespace TelOS.Idl.Syntax;

/// <summary>Ends the first pass at the first error.</summary>
internal sealed class FirstPassErrorStrategy(CancellationToken cancellation) : BailErrorStrategy
{
    /// <inheritdoc/>
    public override void Sync(Parser recognizer) => cancellation.ThrowIfCancellationRequested();
}
