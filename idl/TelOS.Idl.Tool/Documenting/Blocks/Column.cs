namespace TelOS.Idl.Tool.Documenting.Blocks;

/// <summary>A column of a table.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="IsNumber">Whether it holds numbers, which stand to the right.</param>
internal sealed record Column(string Heading, bool IsNumber = false)
{
    /// <summary>Columns of text.</summary>
    public static IReadOnlyList<Column> Texts(params string[] headings) => [.. headings.Select(heading => new Column(heading))];
}
