namespace TelOS.Runtime;

/// <summary>Prints a record as Genode's generator prints HID.</summary>
/// <param name="record">The record.</param>
/// <param name="output">Takes the bytes.</param>
internal sealed class HidPrinter(NodeRecord record, NodeOutput output)
{
    /// <summary>Prints the top node and the end mark.</summary>
    public void Print()
    {
        output.Print(record.Text(0));
        PrintAttributes(0);
        PrintContent(0, 0);
        output.Print("\n-\n"u8);
    }

    private void PrintContent(int parent, int indentation)
    {
        var isQuoting = false;
        var isLineEmpty = true;
        for (var item = record[parent].Content.First; item >= 0; item = record[item].Next)
        {
            switch (record[item].Kind)
            {
                case NodeItemKind.Node:
                    PrintNode(item, indentation);
                    break;
                case NodeItemKind.Copy:
                    PrintCopy(record[item].Source!, indentation);
                    break;
                case NodeItemKind.Table:
                    PrintTable(item, indentation);
                    break;
                default:
                    PrintQuoted(item, indentation, ref isQuoting, ref isLineEmpty);
                    break;
            }
        }
    }

    private void PrintNode(int node, int indentation)
    {
        StartLine(indentation);
        output.Print("+ "u8);
        output.Print(record.Text(node));
        PrintAttributes(node);
        PrintContent(node, indentation + 2);
    }

    private void PrintAttributes(int node)
    {
        for (var item = record[node].Attributes.First; item >= 0; item = record[item].Next)
        {
            PrintAttribute(node, item);
        }
    }

    private void PrintAttribute(int node, int item)
    {
        if (IsBareName(node, item))
        {
            output.Print(" "u8);
        }
        else
        {
            output.Print(" | "u8);
            output.Print(record.Text(item));
            output.Print(": "u8);
        }

        output.Print(record.Value(item));
    }

    // A name with a colon would be taken for an attribute, by the reader or by the checker; an empty one would be lost.
    private bool IsBareName(int node, int item) => record[node].Attributes.First == item
        && record.Text(item).SequenceEqual("name"u8) && !record.Value(item).Trim((byte)' ').IsEmpty && !record.Value(item).Contains((byte)':');

    // Parts of text that come one after the other continue the line.
    private void PrintQuoted(int item, int indentation, ref bool isQuoting, ref bool isLineEmpty)
    {
        var isFirst = !isQuoting;
        isQuoting = true;
        foreach (var range in record.Text(item).Split((byte)'\n'))
        {
            if (isFirst || range.Start.Value > 0)
            {
                StartLine(indentation);
                output.Print(":"u8);
                (isFirst, isLineEmpty) = (false, true);
            }

            var part = record.Text(item)[range];
            if (!part.IsEmpty)
            {
                output.Print(isLineEmpty ? " "u8 : []);
                output.Print(part);
                isLineEmpty = false;
            }
        }
    }

    // As it is written, with comments and disabled nodes.
    private void PrintCopy(Node source, int indentation)
    {
        var isFirst = true;
        foreach (var range in source.Text.Split((byte)'\n'))
        {
            var line = source.Text[range];
            if (line.StartsWith("-"u8))
            {
                return;
            }

            StartLine(indentation);
            if (isFirst)
            {
                output.Print("+ "u8);
            }
            else
            {
                output.Print("  "u8);
                line = line[Math.Min(source.Extent.Indentation, line.Length)..];
            }

            // A comment behind the node is none of it, and leaves the spaces before it.
            var isLast = range.End.Value == source.Text.Length;
            output.Print(isLast && !HasQuoted(line) ? line.TrimEnd((byte)' ') : line);
            isFirst = false;
        }
    }

    private static bool HasQuoted(ReadOnlySpan<byte> line) =>
        HidText.Split(line, 0, line.Length).Exists(static segment => segment.Kind == HidSegmentKind.Quoted);

    private void PrintTable(int table, int indentation)
    {
        var layout = new HidTable(indentation);
        for (var row = record[table].Content.First; row >= 0; row = record[row].Next)
        {
            if (!Measure(layout, row, 0))
            {
                PrintContent(table, indentation);
                return;
            }
        }

        for (var row = record[table].Content.First; row >= 0; row = record[row].Next)
        {
            var start = output.Length;
            StartLine(indentation);
            PrintCell(layout, row, 0, start);
        }
    }

    // False when the table cannot be aligned: nodes of a row side by side would read back as nested.
    private bool Measure(HidTable layout, int node, int depth)
    {
        if (record[node].Kind != NodeItemKind.Node || depth >= HidTable.MaxLevels)
        {
            return false;
        }

        var sizes = new List<(int, int)>();
        for (var item = record[node].Attributes.First; item >= 0; item = record[item].Next)
        {
            sizes.Add((IsBareName(node, item) ? 0 : record.Text(item).Length, record.Value(item).Length));
        }

        layout.Measure(depth, record.Text(node).Length, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(sizes));
        var content = ContentOf(node);
        return content < 0
            || (record[content].Kind == NodeItemKind.Quoted ? !HasTab(content) : record[content].Next < 0 && Measure(layout, content, depth + 1));
    }

    // Genode's checker stumbles over a cell that continues with a tab and a `|`.
    private bool HasTab(int quoted)
    {
        var item = quoted;
        while (item >= 0 && !record.Text(item).Contains((byte)'\t'))
        {
            item = record[item].Next;
        }

        return item >= 0;
    }

    private void PrintCell(HidTable layout, int node, int depth, int start)
    {
        output.Print("+ "u8);
        output.Print(record.Text(node));
        var index = 0;
        for (var item = record[node].Attributes.First; item >= 0; item = record[item].Next)
        {
            if (depth == 0 && !IsBareName(node, item))
            {
                output.Print((byte)' ', layout.StartOf(index) - (output.Length - start));
            }

            PrintAttribute(node, item);
            index++;
        }

        var content = ContentOf(node);
        if (content < 0)
        {
            return;
        }

        output.Print((byte)' ', Math.Max(layout.EndOf(depth) - (output.Length - start), 1));
        output.Print("| "u8);
        if (record[content].Kind == NodeItemKind.Node)
        {
            PrintCell(layout, content, depth + 1, start);
        }
        else
        {
            PrintQuotedCell(content, layout.EndOf(depth) - 1);
        }
    }

    private void PrintQuotedCell(int content, int column)
    {
        var isLineEmpty = true;
        output.Print(":"u8);
        for (var item = content; item >= 0; item = record[item].Next)
        {
            foreach (var range in record.Text(item).Split((byte)'\n'))
            {
                if (range.Start.Value > 0)
                {
                    StartLine(column);
                    output.Print("| :"u8);
                    isLineEmpty = true;
                }

                var part = record.Text(item)[range];
                if (!part.IsEmpty)
                {
                    output.Print(isLineEmpty ? " "u8 : []);
                    output.Print(part);
                    isLineEmpty = false;
                }
            }
        }
    }

    // A table in a table is a part of it.
    private int ContentOf(int node)
    {
        var content = record[node].Content.First;
        while (content >= 0 && record[content].Kind == NodeItemKind.Table && record[content].Next < 0)
        {
            content = record[content].Content.First;
        }

        return content;
    }

    private void StartLine(int indentation)
    {
        output.Print("\n"u8);
        output.Print((byte)' ', indentation);
    }
}
