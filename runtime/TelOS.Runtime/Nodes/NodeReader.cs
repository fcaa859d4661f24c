namespace TelOS.Runtime;

/// <summary>Finds out how a text is written, and has it read.</summary>
internal static class NodeReader
{
    /// <summary>Reads the node at the start of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">Bytes of the node, without the space before it; 0 when there is none.</param>
    /// <param name="refusal">Why there is none.</param>
    public static Node? Read(ReadOnlySpan<byte> text, out int length, out NodeProblem? refusal)
    {
        var start = text.IndexOfAnyExcept(" \t\n"u8);
        if (start >= 0 && text[start] == (byte)'<')
        {
            return XmlReader.Read(text, start, out length, out refusal);
        }

        return HidReader.Read(text, Math.Max(start, 0), out length, out refusal);
    }
}
