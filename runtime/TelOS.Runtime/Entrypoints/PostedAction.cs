using System.Diagnostics.CodeAnalysis;

namespace TelOS.Runtime;

/// <summary>A function to be run once on an entrypoint.</summary>
internal sealed class PostedAction(Action action, Action? abandon = null) : EntrypointWork
{
    /// <inheritdoc/>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever it throws, the entrypoint goes on.")]
    public override void Execute(Entrypoint entrypoint)
    {
        try
        {
            action();
        }
        catch (Exception error)
        {
            entrypoint.Report(error);
        }
    }

    /// <inheritdoc/>
    public override void Abandon(Entrypoint entrypoint) => abandon?.Invoke();
}
