namespace TelOS.Runtime;

/// <summary>The capabilities of a message, and which of them are the message's own.</summary>
internal struct CapabilitySlots()
{
    private readonly Capability?[] _capabilities = new Capability?[Wire.MaxCapabilities];
    private int _owned;

    /// <summary>Slots in use.</summary>
    public int Count { get; private set; }

    /// <summary>What is in a slot; it stays there.</summary>
    public readonly Capability? this[int slot] => _capabilities[slot];

    /// <summary>Fills the next slot.</summary>
    /// <param name="capability">What goes there, or null for the invalid one.</param>
    /// <param name="isOwned">Whether it is disposed with the message.</param>
    /// <exception cref="InvalidOperationException">All slots are full.</exception>
    public void Add(Capability? capability, bool isOwned)
    {
        if (Count == Wire.MaxCapabilities)
        {
            throw new InvalidOperationException($"The message would pass {Wire.MaxCapabilities} capabilities.");
        }

        _capabilities[Count] = capability;
        _owned |= isOwned ? 1 << Count : 0;
        Count++;
    }

    /// <summary>Hands the capability in a slot to the caller, who owns it from then on.</summary>
    public Capability? Take(int slot)
    {
        var capability = _capabilities[slot];
        _capabilities[slot] = null;
        _owned &= ~(1 << slot);
        return capability;
    }

    /// <summary>Puts another capability into a slot, to be disposed with the message.</summary>
    public void Replace(int slot, Capability? capability)
    {
        if ((_owned & (1 << slot)) != 0)
        {
            _capabilities[slot]?.Dispose();
        }

        _capabilities[slot] = capability;
        _owned |= 1 << slot;
    }

    /// <summary>What somebody else may own: a reference of its own, or what is in the slot if it is the message's and may be moved.</summary>
    public Capability? Share(int slot, bool moves) => moves && (_owned & (1 << slot)) != 0 ? Take(slot) : Share(_capabilities[slot]);

    /// <summary>Empties all slots, and disposes what is the message's.</summary>
    public void Release()
    {
        for (var slot = 0; slot < Count; slot++)
        {
            if ((_owned & (1 << slot)) != 0)
            {
                _capabilities[slot]?.Dispose();
            }

            _capabilities[slot] = null;
        }

        _owned = 0;
        Count = 0;
    }

    // Another thread of its owner may give it up at any time; then it is the invalid one.
    private static Capability? Share(Capability? capability)
    {
        try
        {
            return capability?.Duplicate();
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
    }
}
