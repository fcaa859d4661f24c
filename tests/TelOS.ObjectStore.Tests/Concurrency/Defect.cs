namespace TelOS.ObjectStore.Tests.Concurrency;

/// <summary>What a store does wrong.</summary>
public enum Defect
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Commits are refused only when another one changed the same.</summary>
    NoReadValidation,

    /// <summary>What appears in or disappears from a listing makes no conflict.</summary>
    NoListingValidation,

    /// <summary>No commit is refused.</summary>
    NoValidation,

    /// <summary>Others see changes before their commit.</summary>
    VisibleBeforeCommit,

    /// <summary>Transactions see the newest version, not that of their beginning.</summary>
    ReadsNewest,

    /// <summary>Transactions may see a version that was over when they began.</summary>
    OldSnapshot,

    /// <summary>Some commits are acknowledged, and nothing is changed.</summary>
    DropsCommits,

    /// <summary>Some commits get the version of the one before.</summary>
    RepeatsVersions,
}
