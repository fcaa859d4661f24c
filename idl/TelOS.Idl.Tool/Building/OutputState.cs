namespace TelOS.Idl.Tool.Building;

/// <summary>What is to be done with one file of an output folder.</summary>
internal enum OutputState
{
    /// <summary>It holds what it should.</summary>
    Unchanged,

    /// <summary>It is not there yet.</summary>
    Missing,

    /// <summary>It holds what an earlier run wrote, and should hold something else.</summary>
    Outdated,

    /// <summary>It was written by an earlier run, then changed by hand, and should hold something else than both.</summary>
    Edited,

    /// <summary>It was not written by this program and stands where a file should be written.</summary>
    Foreign,

    /// <summary>It was written by an earlier run, and no contract gives it any more.</summary>
    Orphan,

    /// <summary>No contract gives it any more, but it was changed by hand: it stays, and belongs to who changed it.</summary>
    EditedOrphan,
}
