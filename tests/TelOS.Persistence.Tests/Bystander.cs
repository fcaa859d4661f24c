using TelOS.ObjectStore;

namespace TelOS.Persistence.Tests;

/// <summary>A well-behaved client that knows what it stored, and notices when that is disturbed.</summary>
internal sealed class Bystander : IDisposable
{
    private readonly ObjectStoreConnection _client;
    private readonly Dictionary<ObjectId, byte[]> _stored = [];
    private byte _next;

    /// <summary>A client with some objects.</summary>
    public Bystander(StoreSystem system)
    {
        _client = system.Open(label: "good");
        for (int i = 0; i < 8; i++)
        {
            Commit(_client.AllocateIds(1).Value.First);
        }
    }

    /// <summary>The identities of its objects.</summary>
    public IReadOnlyCollection<ObjectId> Objects => _stored.Keys;

    /// <summary>Changes an object, and reads all of them: nothing fails, and everything is as it was stored.</summary>
    public void AssertUndisturbed()
    {
        Commit(_stored.Keys.ElementAt(_next % _stored.Count));
        TransactionId read = _client.BeginTransaction(Access.Read).Value;
        foreach ((ObjectId id, byte[] content) in _stored)
        {
            Assert.Equal(content, _client.RetrieveObject(read, id).Value);
        }

        Assert.True(_client.CommitTransaction(read).IsOk);
    }

    public void Dispose() => _client.Dispose();

    private void Commit(ObjectId id)
    {
        byte[] content = [.. Enumerable.Repeat(++_next, 100 + _next)];
        TransactionId write = _client.BeginTransaction(Access.Write).Value;
        Assert.True(_client.StoreObject(write, id, content).IsOk);
        Assert.True(_client.CommitTransaction(write).IsOk);
        _stored[id] = content;
    }
}
