using System.Runtime.CompilerServices;

namespace TelOS.ObjectStore.Testing.Checking;

/// <summary>The states of an item in the order of versions. The first one is that before all transactions.</summary>
/// <param name="item">The item.</param>
internal sealed class Timeline(Item item)
{
    private readonly List<ItemState> _states = [default];
    private readonly HashSet<ulong> _values = [0];

    public Item Item => item;

    public int Count => _states.Count;

    [IndexerName("State")]
    public ItemState this[int index] => _states[index];

    /// <summary>Adds a state, which is newer than all others.</summary>
    public void Add(ItemState state)
    {
        _states.Add(state);
        _ = _values.Add(state.Value);
    }

    /// <summary>Whether one of the states has a value.</summary>
    public bool Had(ulong value) => _values.Contains(value);

    /// <summary>Whether the item is not there in a version, and never again.</summary>
    public bool IsGoneBy(ulong version) => !_states[^1].IsPresent && _states[^1].Version <= version;

    /// <summary>The last version in which the item is in the state.</summary>
    public ulong LastVersionOf(int index) => index + 1 < _states.Count ? _states[index + 1].Version - 1 : ulong.MaxValue;

    /// <summary>The index of the state in a version.</summary>
    public int IndexAt(ulong version)
    {
        int low = 0;
        int high = _states.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = _states[middle].Version <= version ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
