namespace TelOS.ObjectStore.Testing.Checking;

/// <summary>What a history has that no serial execution has, or that the store promises not to do.</summary>
public enum ViolationKind
{
    /// <summary>What a transaction saw was not committed: never, or not as the last of its writer's changes.</summary>
    DirtyRead,

    /// <summary>One transaction saw two states of the same thing, or not what it had written itself.</summary>
    UnrepeatableRead,

    /// <summary>What a transaction saw, taken together, is the state of no version.</summary>
    ReadSkew,

    /// <summary>A transaction that began after a commit had been acknowledged did not see it, though others did.</summary>
    StaleRead,

    /// <summary>Nobody ever saw an acknowledged commit, not even one that began after it.</summary>
    LostCommit,

    /// <summary>A transaction read an object or a root and changed it, and overwrote a change that it had not seen.</summary>
    LostUpdate,

    /// <summary>A listing did not see what another transaction changed within it, and the two cannot be put in an order.</summary>
    Phantom,

    /// <summary>Two transactions read what the other one changed, and neither saw the other's change.</summary>
    WriteSkew,

    /// <summary>Transactions that depend on each other in a circle that is none of the above.</summary>
    DependencyCycle,

    /// <summary>A commit should have been refused, because what it had read was changed. It happens to be serializable, but not in the order of versions.</summary>
    StaleCommit,

    /// <summary>Two commits were told the same version.</summary>
    VersionUsedTwice,

    /// <summary>A commit was told a version that is not above those that were acknowledged before it began, or not above what it saw.</summary>
    VersionOutOfOrder,
}
