using System.Text;
using TelOS.Fractal.Records;

namespace TelOS.Fractal;

/// <summary>Which names slots and relations may have.</summary>
internal static class SlotName
{
    // One byte is the terminator's.
    private const int MaxBytes = (int)FractalConstants.MaxSlotName - 1;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether messages are delegated to what such a slot refers to, as Self writes it: <c>parent*</c>.</summary>
    public static bool IsParent(string name) => name.EndsWith('*');

    /// <summary>The name, when it may be one.</summary>
    /// <exception cref="ArgumentException">It is empty, too long, or no proper Unicode.</exception>
    public static string Check(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Contains('\0', StringComparison.Ordinal) || s_strict.GetByteCount(name) > MaxBytes)
        {
            throw new ArgumentException($"A name has 1 to {MaxBytes} bytes of UTF-8, none of them 0.", nameof(name));
        }
        return name;
    }

    /// <summary>The text, when it can be written as UTF-8 and read back as it was.</summary>
    /// <exception cref="ArgumentException">It has half a surrogate pair.</exception>
    public static string CheckText(string text)
    {
        _ = s_strict.GetByteCount(text);
        return text;
    }
}
