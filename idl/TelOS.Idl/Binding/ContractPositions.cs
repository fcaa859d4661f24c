using System.Collections;
using TelOS.Idl.Text;

namespace TelOS.Idl.Binding;

/// <summary>Where the parts of a contract are written. A part is named by its path: <c>ObjectStore</c>, <c>ObjectStore.storeObject</c>,
/// <c>ObjectStore.storeObject.transaction</c>; the empty path is the namespace line.</summary>
public sealed class ContractPositions : IReadOnlyList<KeyValuePair<string, LinePosition>>
{
    private readonly IReadOnlyList<KeyValuePair<string, LinePosition>> _entries;
    private readonly Dictionary<string, LinePosition> _positions = new(StringComparer.Ordinal);

    internal ContractPositions(IReadOnlyList<KeyValuePair<string, LinePosition>> entries)
    {
        _entries = entries;
        foreach (KeyValuePair<string, LinePosition> entry in entries)
        {
            // Of two parts with the same name the second one is an error, and the first one is meant.
            if (!_positions.ContainsKey(entry.Key))
            {
                _positions.Add(entry.Key, entry.Value);
            }
        }
    }

    /// <inheritdoc/>
    public int Count => _entries.Count;

    /// <inheritdoc/>
    public KeyValuePair<string, LinePosition> this[int index] => _entries[index];

    /// <summary>Where the name of a part is written; false when the contract has no such part.</summary>
    public bool TryGet(string path, out LinePosition position) => _positions.TryGetValue(path, out position);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, LinePosition>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
