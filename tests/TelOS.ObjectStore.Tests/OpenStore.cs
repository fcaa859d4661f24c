using System.Text;
using TelOS.ObjectStore.Engine;
using TelOS.Storage;

namespace TelOS.ObjectStore.Tests;

/// <summary>Short forms for tests.</summary>
internal static class OpenStore
{
    /// <summary>A store on a device, made when there is none.</summary>
    public static Store On(IBlockDevice device, StoreOptions? options = null) =>
        Store.Open(device, (options ?? new StoreOptions()) with { Create = true });

    /// <summary>A device of 16 MiB.</summary>
    public static MemoryBlockDevice Device(long mebibytes = 16) => new(mebibytes * 256);

    /// <summary>An identity.</summary>
    public static ObjectId Id(ulong value) => new() { Value = value };

    /// <summary>Allocates one identity.</summary>
    public static ObjectId NewId(this Store store, string subtree = "") => store.AllocateIds(1, subtree).First;

    /// <summary>Commits and waits.</summary>
    public static CommitInfo Commit(this StoreTransaction transaction) => transaction.CommitAsync().GetAwaiter().GetResult();

    /// <summary>Stores a text in a transaction of its own.</summary>
    public static CommitInfo Put(this Store store, ObjectId id, string text)
    {
        using StoreTransaction transaction = store.Begin(Access.Write);
        transaction.Store(id, Encoding.UTF8.GetBytes(text));
        return transaction.Commit();
    }

    /// <summary>The text of an object as a transaction sees it.</summary>
    public static string? Text(this StoreTransaction transaction, ObjectId id) =>
        transaction.TryRead(id, out StoredObject? found) ? Encoding.UTF8.GetString(found.Content.Span) : null;

    /// <summary>The text of an object in the newest version.</summary>
    public static string? Get(this Store store, ObjectId id)
    {
        using StoreTransaction transaction = store.Begin(Access.Read);
        return transaction.Text(id);
    }

    /// <summary>The error that something fails with.</summary>
    public static StoreError Error(Action action) => Assert.Throws<StoreException>(action).Error;
}
