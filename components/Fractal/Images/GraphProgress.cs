namespace TelOS.Fractal;

/// <summary>How far an export, an import or a collection is.</summary>
/// <param name="Work">What is done, as a phrase: "reading lines".</param>
/// <param name="Done">Objects or lines that are done.</param>
/// <param name="Total">All of them, or 0 when nobody knows.</param>
public readonly record struct GraphProgress(string Work, long Done, long Total);
