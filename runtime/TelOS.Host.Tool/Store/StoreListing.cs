using TelOS.ObjectStore;
using TelOS.ObjectStore.Engine;

namespace TelOS.Host.Tool;

/// <summary>What a store tells of its objects without their contents.</summary>
internal static class StoreListing
{
    private const uint EntriesAtATime = 4096;

    /// <summary>The objects that fit, by growing identity; read as one goes on.</summary>
    /// <param name="transaction">The state that is listed.</param>
    /// <param name="minimumSize">Only objects of at least so many bytes.</param>
    /// <param name="changedAfter">Only objects that were written after this version.</param>
    public static IEnumerable<ObjectEntry> Entries(StoreTransaction transaction, ulong? minimumSize = null, ulong? changedAfter = null)
    {
        ObjectId? after = null;
        for (var more = true; more;)
        {
            var page = transaction.List(new ObjectQuery { After = after, Limit = EntriesAtATime, MinimumSize = minimumSize, ChangedAfter = changedAfter });
            foreach (var entry in page.Entries)
            {
                yield return entry;
            }

            more = page.More && page.Entries.Count > 0;
            after = page.Entries.Count > 0 ? page.Entries[^1].Id : null;
        }
    }
}
