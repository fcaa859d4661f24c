namespace TelOS.Runtime;

/// <summary>The text that nodes were read from, to tell where they stand.</summary>
/// <param name="bytes">The text up to its end mark.</param>
/// <param name="format">How it is written.</param>
internal sealed class NodeSource(byte[] bytes, NodeFormat format)
{
    private int[]? _lineStarts;

    /// <summary>The text up to its end mark.</summary>
    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>How it is written.</summary>
    public NodeFormat Format => format;

    /// <summary>Line and column of a byte, from 1.</summary>
    public (int Line, int Column) Locate(int offset)
    {
        var starts = _lineStarts ??= FindLines(bytes);
        var index = Array.BinarySearch(starts, offset);
        var line = index < 0 ? ~index : index + 1;
        return (line, offset - starts[line - 1] + 1);
    }

    /// <summary>A problem at a byte.</summary>
    public NodeProblem Problem(NodeProblemKind kind, int offset, string message)
    {
        var (line, column) = Locate(offset);
        return new NodeProblem(kind, line, column, message);
    }

    private static int[] FindLines(ReadOnlySpan<byte> text)
    {
        var starts = new int[text.Count((byte)'\n') + 1];
        var line = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == (byte)'\n')
            {
                starts[++line] = i + 1;
            }
        }

        return starts;
    }
}
