using System.Text.Unicode;

namespace TelOS.Runtime;

/// <summary>What a writer was told, until it is printed. The memory is kept for the next node.</summary>
internal sealed class NodeRecord
{
    private NodeItem[] _items = new NodeItem[32];
    private byte[] _text = new byte[1024];
    private int _textLength;

    /// <summary>How many items there are; the first one is the top node.</summary>
    public int Count { get; private set; }

    /// <summary>An item.</summary>
    public ref NodeItem this[int index] => ref _items[index];

    /// <summary>The bytes of an item's type, tag or text.</summary>
    public ReadOnlySpan<byte> Text(int index) => Bytes(_items[index].Text);

    /// <summary>The bytes of an attribute's value.</summary>
    public ReadOnlySpan<byte> Value(int index) => Bytes(_items[index].Value);

    /// <summary>Adds an item.</summary>
    public int Add(NodeItemKind kind, ReadOnlySpan<char> text)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, 2 * Count);
        }

        _items[Count] = new NodeItem { Kind = kind, Text = Store(text), Next = -1, Attributes = (-1, -1), Content = (-1, -1) };
        return Count++;
    }

    /// <summary>Adds an item to the content of another.</summary>
    public int AddContent(int parent, NodeItemKind kind, ReadOnlySpan<char> text)
    {
        var item = Add(kind, text);
        Append(ref _items[parent].Content, item);
        return item;
    }

    /// <summary>Adds an attribute.</summary>
    public void AddAttribute(int node, ReadOnlySpan<char> tag, ReadOnlySpan<char> value)
    {
        var item = Add(NodeItemKind.Attribute, tag);
        _items[item].Value = Store(value);
        Append(ref _items[node].Attributes, item);
    }

    /// <summary>Forgets what came since the record had a number of items.</summary>
    /// <param name="count">The number.</param>
    /// <param name="parent">The node or table that a forgotten item was added to; -1 when it was the top node.</param>
    /// <param name="last">The last item of the content of that one before.</param>
    public void Rewind(int count, int parent, int last)
    {
        Array.Clear(_items, count, Count - count);
        Count = count;
        if (parent < 0)
        {
            return;
        }

        _items[parent].Content = (last < 0 ? -1 : _items[parent].Content.First, last);
        if (last >= 0)
        {
            _items[last].Next = -1;
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Rewind(0, -1, -1);
        _textLength = 0;
    }

    private void Append(ref (int First, int Last) list, int item)
    {
        if (list.Last >= 0)
        {
            _items[list.Last].Next = item;
        }

        list = (list.First < 0 ? item : list.First, item);
    }

    private (int Start, int Length) Store(ReadOnlySpan<char> text)
    {
        var needed = _textLength + (3 * text.Length);
        if (needed > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(needed, 2 * _text.Length));
        }

        Utf8.FromUtf16(text, _text.AsSpan(_textLength), out _, out var length);
        var start = _textLength;
        _textLength += length;
        return (start, length);
    }

    private ReadOnlySpan<byte> Bytes((int Start, int Length) range) => _text.AsSpan(range.Start, range.Length);
}
