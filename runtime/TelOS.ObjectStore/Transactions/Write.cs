namespace TelOS.ObjectStore.Engine.Transactions;

/// <summary>Something for the writer to do, together with others in one transaction of the database.</summary>
internal abstract class Write
{
    /// <summary>Bytes that it writes, about.</summary>
    public abstract long Bytes { get; }

    /// <summary>Does it, within the transaction.</summary>
    /// <param name="batch">The transaction.</param>
    /// <returns>Why it must not be done, nothing having been changed; null when it is done.</returns>
    public abstract StoreError? Apply(WriteBatch batch);

    /// <summary>It is durable and visible.</summary>
    public abstract void Complete();

    /// <summary>It was not done.</summary>
    /// <param name="error">Why.</param>
    public abstract void Fail(StoreError error);
}
