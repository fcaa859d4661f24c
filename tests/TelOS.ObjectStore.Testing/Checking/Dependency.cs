namespace TelOS.ObjectStore.Testing.Checking;

/// <summary>Why one transaction is before another one in every serial order.</summary>
internal enum Dependency
{
    /// <summary>The later one overwrote what the earlier one had written.</summary>
    Overwrites,

    /// <summary>The later one saw what the earlier one had written.</summary>
    Sees,

    /// <summary>The earlier one saw what was there before the later one changed it.</summary>
    SeesBefore,

    /// <summary>The earlier one listed what was there before the later one changed it.</summary>
    ListsBefore,
}
