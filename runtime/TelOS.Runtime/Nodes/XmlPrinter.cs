namespace TelOS.Runtime;

/// <summary>Prints a record as Genode's generator prints XML.</summary>
/// <param name="record">The record.</param>
/// <param name="output">Takes the bytes.</param>
internal sealed class XmlPrinter(NodeRecord record, NodeOutput output)
{
    /// <summary>Prints the top node and a line feed.</summary>
    public void Print()
    {
        PrintNode(0, 0);
        output.Print("\n"u8);
    }

    private void PrintNode(int node, int depth)
    {
        output.Print((byte)'\t', depth);
        output.Print("<"u8);
        output.Print(record.Text(node));
        for (var item = record[node].Attributes.First; item >= 0; item = record[item].Next)
        {
            output.Print(" "u8);
            output.Print(record.Text(item));
            output.Print("=\""u8);

            // As it is: Genode's reader decodes no values.
            output.Print(record.Value(item));
            output.Print("\""u8);
        }

        var start = output.Length;
        output.Print(">"u8);
        var hasNodes = PrintContent(node, depth + 1);
        if (!hasNodes && !HasQuoted(node))
        {
            output.Cut(start);
            output.Print("/>"u8);
            return;
        }

        if (hasNodes)
        {
            output.Print("\n"u8);
            output.Print((byte)'\t', depth);
        }

        output.Print("</"u8);
        output.Print(record.Text(node));
        output.Print(">"u8);
    }

    // Whether there are nodes.
    private bool PrintContent(int parent, int depth)
    {
        var hasNodes = false;
        for (var item = record[parent].Content.First; item >= 0; item = record[item].Next)
        {
            switch (record[item].Kind)
            {
                case NodeItemKind.Table:
                    hasNodes |= PrintContent(item, depth);
                    break;
                case NodeItemKind.Node:
                    output.Print("\n"u8);
                    PrintNode(item, depth);
                    hasNodes = true;
                    break;
                default:
                    PrintText(record.Text(item));
                    break;
            }
        }

        return hasNodes;
    }

    private bool HasQuoted(int node)
    {
        var first = record[node].Content.First;
        return first >= 0 && record[first].Kind == NodeItemKind.Quoted;
    }

    private void PrintText(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAny("<>&\"'"u8);
            plain = plain < 0 ? text.Length : plain;
            output.Print(text[..plain]);
            text = text[plain..];
            if (!text.IsEmpty)
            {
                output.Print(text[0] switch
                {
                    (byte)'<' => "&lt;"u8,
                    (byte)'>' => "&gt;"u8,
                    (byte)'&' => "&amp;"u8,
                    (byte)'"' => "&quot;"u8,
                    _ => "&apos;"u8,
                });
                text = text[1..];
            }
        }
    }
}
