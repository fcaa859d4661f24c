using Spectre.Console;

namespace TelOS.Host.Tool;

/// <summary>Shows a system on a terminal: what components say scrolls, and below it stands a table of the children.</summary>
/// <param name="console">The terminal.</param>
internal sealed class TableView(IAnsiConsole console) : SystemView
{
    private IReadOnlyList<ChildRow> _rows = [];
    private int _height;

    /// <inheritdoc/>
    protected override bool ShowsColours => console.Profile.Capabilities is { Ansi: true, ColorSystem: not ColorSystem.NoColors };

    /// <inheritdoc/>
    protected override void WriteLine(string line)
    {
        Erase();
        console.Profile.Out.Writer.WriteLine(line.Contains('\x1b', StringComparison.Ordinal) ? $"{line}\u001b[0m" : line);
        Draw();
    }

    /// <inheritdoc/>
    protected override void Update(IReadOnlyList<ChildRow> former, IReadOnlyList<ChildRow> rows)
    {
        _rows = rows;
        Erase();
        Draw();
    }

    private void Erase()
    {
        if (_height > 0)
        {
            // Up to the table's first line, and away with everything from there.
            console.Profile.Out.Writer.Write($"\u001b[{_height}A\r\u001b[J");
            _height = 0;
        }
    }

    private void Draw()
    {
        if (_rows.Count == 0)
        {
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        table.AddColumns("child", "state", "memory", "capabilities", "sessions");
        foreach (var row in _rows)
        {
            table.AddRow(
                new Text(row.Name),
                new Text(row.State, new Style(row.State == "runs" ? Color.Green : row.State == "exited with 0" ? Color.Grey : Color.Red)),
                new Text(row.Ram),
                new Text(row.Caps),
                new Text(string.Join(", ", row.Sessions)));
        }

        // Rendered first: what is taller than the terminal could not be erased again, and only its upper part is shown.
        var lines = Render(table).Split('\n').SkipLast(1).Take(Math.Max(1, console.Profile.Height - 2)).ToArray();
        console.Profile.Out.Writer.Write(string.Concat(lines.Select(static line => line + "\n")));
        console.Profile.Out.Writer.Flush();
        _height = lines.Length;
    }

    private string Render(Table table)
    {
        using StringWriter text = new() { NewLine = "\n" };
        var drawing = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = console.Profile.Capabilities.ColorSystem == ColorSystem.NoColors ? ColorSystemSupport.NoColors : ColorSystemSupport.Standard,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        drawing.Profile.Width = console.Profile.Width;
        drawing.Write(table);
        return text.ToString();
    }
}
