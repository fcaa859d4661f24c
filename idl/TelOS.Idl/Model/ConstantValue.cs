using System.Globalization;
using System.Numerics;

namespace TelOS.Idl.Model;

/// <summary>The value of a constant expression. Exactly one of the kinds is set.</summary>
/// <param name="Integer">An integer, as a decimal number: every 64-bit value fits.</param>
/// <param name="Boolean">A truth value.</param>
/// <param name="Float">The bits of a floating-point value, as those of an <c>f64</c>.</param>
/// <param name="Text">A text.</param>
public sealed record ConstantValue(BigInteger? Integer = null, bool? Boolean = null, long? Float = null, string? Text = null)
{
    /// <inheritdoc/>
    public override string ToString() =>
        Integer?.ToString(CultureInfo.InvariantCulture)
        ?? (Boolean is { } truth ? (truth ? "true" : "false") : null)
        ?? (Float is { } bits ? BitConverter.Int64BitsToDouble(bits).ToString("R", CultureInfo.InvariantCulture) : null)
        ?? Text
        ?? string.Empty;
}
