namespace TelOS.ObjectStore.Engine.Transactions;

/// <summary>The last commits: what caches have to drop, and with what transactions conflict. For any thread.</summary>
/// <param name="version">The version at the beginning, from which on it knows.</param>
/// <param name="capacity">Changes that it remembers.</param>
internal sealed class ChangeLog(ulong version, int capacity)
{
    private readonly Lock _lock = new();

    // By growing version; those before the first one in use are forgotten.
    private readonly List<CommittedChanges> _commits = [];
    private int _first;
    private int _count;
    private ulong _oldest = version;

    /// <summary>The oldest version of which it knows all that was changed after it.</summary>
    public ulong Oldest
    {
        get
        {
            lock (_lock)
            {
                return _oldest;
            }
        }
    }

    /// <summary>Adds what a commit changed.</summary>
    /// <param name="changes">What.</param>
    public void Add(CommittedChanges changes)
    {
        lock (_lock)
        {
            _commits.Add(changes);
            for (_count += changes.Count; _count > capacity && _first < _commits.Count - 1; _first++)
            {
                _count -= _commits[_first].Count;
                _oldest = _commits[_first].Version;
            }

            if (_first > 1024 && _first > _commits.Count / 2)
            {
                _commits.RemoveRange(0, _first);
                _first = 0;
            }
        }
    }

    /// <summary>Whether a transaction saw or changed what was committed after its snapshot, or may have.</summary>
    /// <param name="transaction">The transaction.</param>
    public bool ConflictsWith(TransactionState transaction)
    {
        lock (_lock)
        {
            return transaction.Snapshot < _oldest || After(transaction.Snapshot).Any(transaction.ConflictsWith);
        }
    }

    /// <summary>The commits after a version, or null when they reach further back than it knows.</summary>
    /// <param name="since">The version.</param>
    public CommittedChanges[]? Since(ulong since)
    {
        lock (_lock)
        {
            return since < _oldest ? null : [.. After(since).Reverse()];
        }
    }

    // The newest one first.
    private IEnumerable<CommittedChanges> After(ulong version)
    {
        for (int i = _commits.Count - 1; i >= _first && _commits[i].Version > version; i--)
        {
            yield return _commits[i];
        }
    }
}
