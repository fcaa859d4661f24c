namespace TelOS.ObjectStore.Testing.Checking;

/// <summary>Something that a transaction saw of an item that it had not changed itself.</summary>
/// <param name="Timeline">The item.</param>
/// <param name="IsListing">Whether it follows from a listing, not from asking for the item.</param>
/// <param name="Fits">Whether the item looks like that in a state.</param>
internal readonly record struct Sighting(Timeline Timeline, bool IsListing, Func<ItemState, bool> Fits)
{
    /// <summary>The index of the first state after a version that looks different; -1 when there is none.</summary>
    public int FirstDifferentAfter(ulong version)
    {
        for (int i = Timeline.IndexAt(version) + 1; i < Timeline.Count; i++)
        {
            if (!Fits(Timeline[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
