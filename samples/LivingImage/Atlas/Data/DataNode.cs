using TelOS.Fractal;

namespace Samples.LivingImage.Atlas.Data;

/// <summary>An object of the data set, before it is in the image.</summary>
/// <param name="Index">Its place in the order of the data set, from 0.</param>
/// <param name="Whole">The index of what it is a part of; -1 for the two documents.</param>
/// <param name="Kind">What it is: <c>session</c>, <c>function</c>, <c>parameter</c> ...</param>
/// <param name="Slots">What it says about itself.</param>
/// <param name="Words">The words of its names and texts.</param>
internal sealed record DataNode(
    int Index, int Whole, string Kind, IReadOnlyList<(string Name, Value Value)> Slots, IReadOnlyList<string> Words)
{
    /// <summary>The index of the declaration that it uses, or -1.</summary>
    public int Declaration { get; set; } = -1;

    /// <summary>The text in one of its slots, or null.</summary>
    public string? this[string slot] =>
        Slots.FirstOrDefault(s => s.Name == slot).Value.TryGetText(out string? text) ? text : null;
}
