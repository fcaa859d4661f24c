namespace TelOS.ObjectStore.Engine;

/// <summary>How far long work is.</summary>
/// <param name="Work">What is done, as a phrase: "recovering the log".</param>
/// <param name="Done">Steps done, of the unit that fits the work: bytes, pages, objects.</param>
/// <param name="Total">All steps, or 0 when nobody knows.</param>
public readonly record struct StoreProgress(string Work, long Done, long Total);
