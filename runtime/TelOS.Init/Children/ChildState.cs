namespace TelOS.Init;

/// <summary>How far a child is.</summary>
internal enum ChildState
{
    /// <summary>Nothing was done for it.</summary>
    Initial,

    /// <summary>Sessions that it has from its start are missing.</summary>
    Incomplete,

    /// <summary>It runs.</summary>
    Alive,

    /// <summary>It is to be started anew.</summary>
    RestartScheduled,

    /// <summary>It said that it is done.</summary>
    Exited,

    /// <summary>Its process is gone, and it did not say so.</summary>
    Crashed,

    /// <summary>It is no more.</summary>
    Abandoned,
}
