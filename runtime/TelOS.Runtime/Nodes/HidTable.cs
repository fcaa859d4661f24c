namespace TelOS.Runtime;

/// <summary>The columns of a table as Genode's generator lays them out, counted in bytes.</summary>
/// <remarks>A row is a chain of nodes, each the only content of the one before. Rows of single nodes have their attributes aligned, others the
/// start of each node of the chain.</remarks>
internal sealed class HidTable
{
    /// <summary>The longest chain that is aligned.</summary>
    public const int MaxLevels = 4;

    private const int MaxAttributes = 8;

    private readonly Level[] _levels = new Level[MaxLevels];
    private readonly int _indentation;
    private int _deepest;

    /// <summary>Lays a table out.</summary>
    /// <param name="indentation">The column where rows start.</param>
    public HidTable(int indentation)
    {
        _indentation = indentation;
        foreach (ref var level in _levels.AsSpan())
        {
            level.Attributes = new Column[MaxAttributes];
        }
    }

    /// <summary>Takes a node of a row into account, in the order of rows.</summary>
    /// <param name="depth">Its place in the chain.</param>
    /// <param name="type">Bytes of its type.</param>
    /// <param name="attributes">Bytes of tags and values; a bare name has no tag.</param>
    public void Measure(int depth, int type, ReadOnlySpan<(int Tag, int Value)> attributes)
    {
        _deepest = Math.Max(_deepest, depth);
        ref var level = ref _levels[depth];
        level.Type = Math.Max(level.Type, type);
        level.HasContradictingTypes |= level.Type != type;
        level.HasAttributes |= !attributes.IsEmpty;
        attributes = attributes[..Math.Min(attributes.Length, MaxAttributes)];

        // `+ `, the type, a space, the attributes with what separates them, and a space.
        var width = type + 4;
        for (var i = 0; i < attributes.Length; i++)
        {
            var (tag, value) = attributes[i];
            width += (i == 0 ? 1 : 3) + (tag == 0 ? 0 : tag + 2) + value;
            ref var column = ref level.Attributes[i];
            column.Tag = Math.Max(column.Tag, tag);
            column.Value = Math.Max(column.Value, value);
            column.HasContradictingTags |= column.Tag != tag;
        }

        level.Width = Math.Max(level.Width, width);
    }

    /// <summary>Where, from the line feed before the row on, the node behind one of the chain starts.</summary>
    public int EndOf(int depth)
    {
        var end = _indentation + (2 * depth);
        for (var i = 0; i <= depth; i++)
        {
            end += _levels[i].Width;
        }

        return end;
    }

    /// <summary>Where, from the line feed before the row on, an attribute's separator starts at least; 0 when it is not aligned.</summary>
    public int StartOf(int attribute)
    {
        ref var level = ref _levels[0];
        if (_deepest > 0 || level.HasContradictingTypes)
        {
            return 0;
        }

        var start = _indentation + 2 + level.Type + (level.HasAttributes ? 1 : 0);
        for (var i = 0; i < Math.Min(attribute, MaxAttributes - 1); i++)
        {
            ref var column = ref level.Attributes[i];
            if (column.HasContradictingTags)
            {
                return 0;
            }

            start += 1 + (i == 0 && column.Tag == 0 ? column.Value : column.Tag + column.Value + 4);
        }

        return start;
    }

    private struct Column
    {
        public int Tag;
        public int Value;
        public bool HasContradictingTags;
    }

    private struct Level
    {
        public int Type;
        public int Width;
        public bool HasContradictingTypes;
        public bool HasAttributes;
        public Column[] Attributes;
    }
}
