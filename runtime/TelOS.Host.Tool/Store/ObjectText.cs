using TelOS.Fractal;

namespace TelOS.Host.Tool;

/// <summary>An object in a row of a table.</summary>
internal static class ObjectText
{
    private const int MaxShown = 60;

    /// <summary>The text in its slot `name`, or nothing.</summary>
    public static string Name(ImageObject one) => one["name"].TryGetText(out var name) ? name : "";

    /// <summary>Its other slots, as far as there is room.</summary>
    public static string Slots(ImageObject one)
    {
        var text = string.Join(", ", one.Slots.Where(static slot => slot.Key != "name").OrderBy(static slot => slot.Key, StringComparer.Ordinal).Select(static slot => $"{slot.Key} {slot.Value}"));
        return text.Length > MaxShown ? $"{text[..MaxShown]}..." : text;
    }
}
