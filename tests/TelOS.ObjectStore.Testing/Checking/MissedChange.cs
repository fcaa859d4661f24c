namespace TelOS.ObjectStore.Testing.Checking;

/// <summary>A commit that should have been refused: what it had seen was changed before it.</summary>
/// <param name="Reader">The index of the transaction.</param>
/// <param name="Writer">The index of the one that changed what it had seen.</param>
/// <param name="Sighting">What it had seen.</param>
internal readonly record struct MissedChange(int Reader, int Writer, Sighting Sighting);
