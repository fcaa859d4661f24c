namespace TelOS.Runtime;

/// <summary>Objects kept for reuse, up to a bound; renting and returning allocates nothing once it is warm.</summary>
internal sealed class Pool<T>(Func<T> create)
    where T : class
{
    private const int Capacity = 64;

    private readonly Lock _lock = new();
    private readonly T?[] _items = new T?[Capacity];
    private int _count;

    /// <summary>A kept object, or a new one.</summary>
    public T Rent()
    {
        lock (_lock)
        {
            if (_count > 0)
            {
                var item = _items[--_count]!;
                _items[_count] = null;
                return item;
            }
        }

        return create();
    }

    /// <summary>Keeps the object, unless enough are kept.</summary>
    public void Return(T item)
    {
        lock (_lock)
        {
            if (_count < Capacity)
            {
                _items[_count++] = item;
            }
        }
    }
}
