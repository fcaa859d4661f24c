namespace TelOS.ObjectStore.Engine;

public sealed partial class StoreTransaction
{
    /// <summary>Stores and deletes objects in the order of a batch, all of them or none.</summary>
    /// <param name="batch">The objects; one without content is deleted.</param>
    /// <exception cref="StoreException">One of them could not be stored or deleted; nothing was changed.</exception>
    public void Change(ObjectBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        CheckWrite();
        Dictionary<ulong, bool> isThere = [];
        foreach (ObjectContent entry in batch.Objects)
        {
            if (entry.Content is { } content)
            {
                CheckIdentity(entry.Id);
                CheckSize(content.Length);
            }
            else if (!isThere.TryGetValue(entry.Id.Value, out bool stored))
            {
                _ = Info(entry.Id);
            }
            else if (!stored)
            {
                throw new StoreException(StoreError.NotFound, $"The object {entry.Id.Value} is deleted twice.");
            }

            isThere[entry.Id.Value] = entry.Content is not null;
        }

        batch.Objects.ForEach(entry => _state.Change(entry.Id.Value, entry.Content));
    }

    private static void CheckSize(int size)
    {
        if (size > Engine.Store.MaxObjectBytes)
        {
            throw new StoreException(StoreError.TooLarge, $"{size} bytes are more than an object may have: {Engine.Store.MaxObjectBytes}.");
        }
    }
}
