namespace TelOS.Runtime;

/// <summary>Something an entrypoint does on its thread. It is its own link in the queue, so that queueing allocates nothing.</summary>
internal abstract class EntrypointWork
{
    /// <summary>What comes after it in the queue.</summary>
    public EntrypointWork? Next { get; set; }

    /// <summary>Does it, on the entrypoint's thread.</summary>
    public abstract void Execute(Entrypoint entrypoint);

    /// <summary>The entrypoint is gone and will not do it.</summary>
    /// <param name="entrypoint">The entrypoint.</param>
    public abstract void Abandon(Entrypoint entrypoint);
}
