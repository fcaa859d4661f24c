using Spectre.Console;

namespace TelOS.Host.Tool;

/// <summary>Rows for a person: a table on a terminal; in a pipe lines, whose cells are separated by tabs.</summary>
internal static class TextRows
{
    /// <summary>Writes rows.</summary>
    /// <param name="output">Where.</param>
    /// <param name="title">What they are, above a table; empty for none.</param>
    /// <param name="columns">The heads of a table.</param>
    /// <param name="rows">The cells.</param>
    /// <param name="line">What begins each line of a pipe; empty for nothing.</param>
    public static void Write(ToolOutput output, string title, string[] columns, IEnumerable<string[]> rows, string line = "")
    {
        if (!output.IsTerminal)
        {
            foreach (var row in rows)
            {
                output.WriteLine(string.Join('\t', (line.Length == 0 ? row : row.Prepend(line)).Select(Visible)));
            }

            return;
        }

        var cells = rows.ToList();
        if (cells.Count == 0)
        {
            return;
        }

        Table table = new() { Border = TableBorder.Simple, ShowHeaders = columns.Any(static column => column.Length > 0) };
        if (title.Length > 0)
        {
            table.Title = new TableTitle(Markup.Escape(title));
        }

        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(Markup.Escape(column)) { Alignment = column is "bytes" or "object" ? Justify.Right : Justify.Left });
        }

        cells.ForEach(row => table.AddRow(row.Select(static cell => (Spectre.Console.Rendering.IRenderable)new Text(Visible(cell))).ToArray()));
        output.Out.Write(table);
    }

    /// <summary>A text that does not steer the terminal, nor ends a line.</summary>
    public static string Visible(string text) => string.Concat(text.Select(static c => char.IsControl(c) ? '\u00b7' : c));
}
