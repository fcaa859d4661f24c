namespace TelOS.Fractal;

/// <summary>A state in the cache.</summary>
internal sealed class CachedObject(ObjectState state)
{
    private bool _wasUsed = true;

    public ObjectState State { get; } = state;

    public long Footprint { get; } = state.Footprint;

    /// <summary>Notes that somebody used it. Most calls find that noted, and write nothing that another core has to see.</summary>
    public void Use()
    {
        if (!_wasUsed)
        {
            _wasUsed = true;
        }
    }

    /// <summary>Whether it was used since the last time that was asked.</summary>
    public bool TakeUse()
    {
        bool wasUsed = _wasUsed;
        _wasUsed = false;
        return wasUsed;
    }
}
