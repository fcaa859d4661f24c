namespace TelOS.Idl.Tool.Formatting;

/// <summary>Changed lines with those around them.</summary>
/// <param name="OldStart">The first line in the old text, from one.</param>
/// <param name="NewStart">The first line in the new text, from one.</param>
/// <param name="Lines">The lines.</param>
internal sealed record DiffHunk(int OldStart, int NewStart, IReadOnlyList<DiffLine> Lines)
{
    /// <summary>Lines of the old text.</summary>
    public int OldCount => Lines.Count(line => line.Mark != '+');

    /// <summary>Lines of the new text.</summary>
    public int NewCount => Lines.Count(line => line.Mark != '-');
}
