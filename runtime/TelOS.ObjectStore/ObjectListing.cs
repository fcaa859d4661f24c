namespace TelOS.ObjectStore.Engine;

/// <summary>A listing of objects on its way. Each step looks at a bounded number of them, however few fit the query.</summary>
/// <remarks>One caller at a time, as its transaction.</remarks>
public sealed class ObjectListing
{
    private const int StepRows = 1024;

    private readonly StoreTransaction _transaction;
    private readonly ObjectQuery _query;
    private readonly ulong _after;
    private readonly int _rows;
    private readonly List<ObjectEntry> _entries = [];
    private ulong _from;

    internal ObjectListing(StoreTransaction transaction, ObjectQuery query)
    {
        (_transaction, _query) = (transaction, query);
        _after = _from = query.After?.Value ?? 0;

        // Of those that are looked at, few may fit.
        _rows = query.ChangedAfter is null && query.MinimumSize is null ? (int)Math.Min(query.Limit + 1, StepRows) : StepRows;
    }

    /// <summary>Entries that it has so far.</summary>
    public int Found => _entries.Count;

    /// <summary>Looks at the next objects.</summary>
    /// <returns>The whole listing when it is over, null when there is more to look at.</returns>
    /// <exception cref="StoreException">The device failed, or the transaction is over.</exception>
    public ObjectPage? Step()
    {
        (List<ObjectEntry> part, ulong last) = _transaction.ListPart(_from, _rows);
        bool more = false;
        foreach (ObjectEntry entry in part.Where(Fits))
        {
            if (_entries.Count == (int)_query.Limit)
            {
                more = true;
                break;
            }

            _entries.Add(entry);
        }

        _from = last;
        if (!more && last < Identities.Largest)
        {
            return null;
        }

        _transaction.NoteListing(new Listing(_after, more ? _entries[^1].Id.Value : Identities.Largest));
        return new ObjectPage { Entries = _entries, More = more };
    }

    private bool Fits(ObjectEntry entry) =>
        entry.Version > (_query.ChangedAfter ?? 0) && entry.Size >= (_query.MinimumSize ?? 0);
}
