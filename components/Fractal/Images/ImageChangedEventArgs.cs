using TelOS.ObjectStore;

namespace TelOS.Fractal;

/// <summary>What was committed, by this program and by others.</summary>
/// <param name="changes">The changes, or null when they reach too far back to be known: then everything may have changed.</param>
/// <param name="version">The version up to which that is so.</param>
public sealed class ImageChangedEventArgs(ChangeSet? changes, ulong version) : EventArgs
{
    /// <summary>The version up to which it tells.</summary>
    public ulong Version { get; } = version;

    /// <summary>Whether the changes are known. If not, anything may have changed.</summary>
    public bool IsComplete => changes is not null;

    /// <summary>Objects that were written.</summary>
    public IReadOnlyList<ObjectId> Stored => changes?.Stored ?? [];

    /// <summary>Objects that were deleted.</summary>
    public IReadOnlyList<ObjectId> Deleted => changes?.Deleted ?? [];

    /// <summary>Whether a root was bound or unbound.</summary>
    public bool RootsChanged => changes?.RootsChanged ?? true;
}
