namespace TelOS.Storage.Tests;

/// <summary>The fault model.</summary>
public enum FaultClass
{
    F1PendingDropped,
    F2SubsetKept,
    F3PrefixAndTorn,
    F4Garbage,
    F5Error,
    F6Full,
    F7Lie,
    F8AtRest,
    F9DuringRecovery,
    F10DuringMaintenance,
}
